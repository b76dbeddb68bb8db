import type { Staff } from '@faelles/schemas/staff.js';
import type { ServerConfig } from '../config/server-config.ts';

/** Staff who do not exist: one may only look, the other may also move money. */
const people: readonly Staff[] = [
  { id: 'demo-oekonomi', name: 'Økonomi Testesen', roles: ['see', 'refund'] },
  { id: 'demo-vagt', name: 'Vagt Prøvesen', roles: ['see'] },
];

/**
 * The demo's staff: everybody may be anybody on the list.
 * @throws Error in production, whoever asks: a sign-in without any proof must not exist there
 */
export function demoStaff({ profile }: Pick<ServerConfig, 'profile'>): readonly Staff[] {
  if (profile !== 'demo') throw new Error('There is no demo sign-in of staff when NODE_ENV=production');
  return people;
}
