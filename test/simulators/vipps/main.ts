/**
 * Starts the simulator of Vipps MobilePay as a program of its own:
 * `CLIENT_ID=… CLIENT_SECRET=… SUBSCRIPTION_KEY=… MSN=123456 node test/simulators/vipps/main.ts`. See README.md.
 */
import { run } from '../shared/run.ts';
import { createSimulator } from './server.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
run(createSimulator(settings), settings);
