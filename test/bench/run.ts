// npm run bench [-- --rounds=5] [--only=ours,floor] [--forms=w1,w3]: our form beside a hand-written one, bare Lit and SurveyJS.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { launch } from 'puppeteer-core';
import { findChromium } from '../../packages/cli/bootstrap/find-chromium.mjs';
import { buildPage } from './build.ts';
import { measure, serve, type Figures } from './measure.ts';

const here = import.meta.dirname;
const files: Record<string, string> = { ours: 'ours.ts', floor: 'floor.ts', 'by hand': 'by-hand.ts', surveyjs: 'surveyjs.js' };
const option = (name: string, standard: string) =>
  process.argv.find((given) => given.startsWith(`--${name}=`))?.slice(name.length + 3) ?? standard;

const candidates = option('only', Object.keys(files).join()).split(',');
const shownForms = option('forms', 'w1,w2,w3,w4').split(',');
const rounds = Number(option('rounds', '2'));

if (candidates.includes('surveyjs') && !existsSync(`${here}/node_modules/survey-core`)) {
  console.log('Installing the peers …');
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--workspaces=false'], { cwd: here, stdio: 'inherit' });
}
for (const name of candidates) await buildPage(name.replace(' ', '-'), files[name]!);

const figures: Record<string, Figures> = Object.fromEntries(candidates.map((name) => [name, {}]));
const server = await serve();
try {
  for (let round = 0; round < rounds; round++) {
    const browser = await launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu-vsync', '--disable-frame-rate-limit'] });
    try {
      for (const form of shownForms) {
        // Back and forth, so that a machine that slows down slows all of them down.
        for (const name of round % 2 ? [...candidates].reverse() : candidates) {
          try {
            const found = await measure(browser, server, name.replace(' ', '-'), form);
            for (const [figure, value] of Object.entries(found)) (figures[name]![`${form} ${figure}`] ??= []).push(value);
          } catch (error) {
            console.log(`${name} ${form}: ${(error as Error).message}`);
          }
        }
      }
    } finally {
      await browser.close();
    }
    console.log(`Round ${round + 1} of ${rounds}`);
  }
} finally {
  server.close();
}

const median = (values: number[] = []) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
const said = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(value < 10 ? 1 : 0));
const of = (name: string, figure: string) => median(figures[name]?.[figure]);

console.log(`\n${'figure'.padEnd(16)}${candidates.map((name) => name.padStart(10)).join('')}${'ours/floor'.padStart(12)}`);
for (const figure of Object.keys(figures[candidates[0]!]!)) {
  const ratio = of('ours', figure) / of('floor', figure);
  console.log(figure.padEnd(16) + candidates.map((name) => said(of(name, figure)).padStart(10)).join('') + (Number.isFinite(ratio) ? ratio.toFixed(2) : '–').padStart(12));
}

interface Goal {
  figure: string;
  floor?: boolean;
  max: number;
  slack?: number;
}
const { goals } = JSON.parse(readFileSync(`${here}/goals.json`, 'utf8')) as { goals: Goal[] };
console.log('\nGoals');
for (const { figure, floor, max, slack = 0 } of goals) {
  const ours = of('ours', figure);
  const most = floor ? of('floor', figure) * max + slack : max;
  if (Number.isNaN(ours) || Number.isNaN(most)) continue;
  console.log(`${ours <= most ? 'met   ' : 'missed'} ${figure}: ${said(ours)} of at most ${said(most)}`);
}
