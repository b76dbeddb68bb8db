import type { Style } from './sheet.ts';

/** Colours of the neutral theme (foundation, `tokens.css`); each ink has at least 7:1 on white and 4.5:1 on its tint. */
export const color = {
  ink: '#1a1a1a',
  soft: '#595959',
  line: '#d6d6d6',
  strongLine: '#767676',
  accent: '#00606b',
  link: '#00505a',
  notice: {
    info: { ground: '#e2f2fb', edge: '#005a94' },
    success: { ground: '#e2f5d8', edge: '#2b641a' },
    warning: { ground: '#ffeed2', edge: '#8a4b00' },
    error: { ground: '#ffe8e8', edge: '#b80000' },
  },
} as const;

const style = (size: number, leading: number, weight: Style['weight'] = 400, ink: string = color.ink): Style => ({ size, leading, weight, color: ink });

/** Sizes and line heights, in points. */
export const look = {
  body: style(10, 15.5),
  strong: style(10, 15.5, 600),
  term: style(10, 15.5, 600),
  link: style(10, 15.5, 400, color.link),
  small: style(8, 12, 400, color.soft),
  lead: style(12, 18.5),
  /** Signs to be compared one by one. */
  code: style(12, 17, 600),
  running: style(8, 11, 400, color.soft),
  runningStrong: style(8, 11, 600, color.soft),
  headings: { 1: style(22, 29, 600), 2: style(15, 21, 600), 3: style(11, 16.5, 600), 4: style(10, 15.5, 600) },
} as const;
