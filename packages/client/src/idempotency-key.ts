/** A fresh key for one intent of the citizen: one submission, one press of "pay". Keep it until the answer has come. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}
