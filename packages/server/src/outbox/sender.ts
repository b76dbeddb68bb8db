import type { DeliveryChannel, DeliveryError } from '@faelles/schemas/delivery.js';

/** A message as it is handed over: the same bytes at every try. */
export type OutgoingMessage = {
  /** What the receiver knows it by. The same key is the same message; letters, digits, `-` only. */
  key: string;
  channel: DeliveryChannel;
  /** MeMo 1.1 message. */
  xml: string;
};

/** The receiver has it. */
export type Taken = { providerId?: string | undefined };

/**
 * Takes messages to whoever brings them to the citizen. The rest of the server knows only this.
 *
 * `send` may be called again with a key that was taken before (its answer was lost, the process died): it must then come
 * to one message. How is the adapter's own: a file that has one name, a header that the receiver answers the same way.
 */
export interface Sender {
  name: string;
  /** @throws DeliveryFault; anything else is a fault of ours, tried again as `unreachable` */
  send(message: OutgoingMessage, signal: AbortSignal): Promise<Taken>;
}

/** A message was not taken. */
export class DeliveryFault extends Error {
  override name = 'DeliveryFault';
  readonly code: DeliveryError;
  /** It would be refused for ever: no more tries. */
  readonly permanent: boolean;
  /** The receiver asks for a pause of so many milliseconds. */
  readonly pause: number | undefined;
  constructor(code: DeliveryError, { permanent = false, pause }: { permanent?: boolean; pause?: number | undefined } = {}) {
    super(code);
    this.code = code;
    this.permanent = permanent;
    this.pause = pause;
  }
}
