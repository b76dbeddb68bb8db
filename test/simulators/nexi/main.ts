/**
 * Starts the payment simulator as a program of its own:
 * `SECRET_KEY=… node test/simulators/nexi/main.ts`. See README.md.
 */
import { run } from '../shared/run.ts';
import { createSimulator } from './server.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
run(createSimulator(settings), settings);
