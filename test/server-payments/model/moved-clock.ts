// Loaded before a simulator (`node --import`): its parent moves its clock, so that days pass at once for both sides.
// Only what a program reads of the time is moved; its timers stay short and real.

let ahead = 0;
const RealDate = globalThis.Date;

class MovedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...(given as [number]));
  }
  static override now(): number {
    return RealDate.now() + ahead;
  }
}
globalThis.Date = MovedDate as DateConstructor;

process.on('message', (message: { ahead?: number }) => {
  if (typeof message?.ahead !== 'number') return;
  ahead = message.ahead;
  process.send?.({ ahead });
});
// The channel to the parent must not keep the program alive.
process.channel?.unref();
