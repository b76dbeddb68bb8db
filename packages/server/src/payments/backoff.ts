const minute = 60_000;

/** When a failed try is repeated: after 1, 2, 4 … minutes, at most 6 hours. A reservation lasts for days. */
export const pause = (tries: number) => Math.min(minute * 2 ** tries, 360 * minute);

/** After so many tries (half an hour) a person is told. It is tried on. */
export const stuckAfter = 5;
