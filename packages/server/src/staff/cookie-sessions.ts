import { randomUUID } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { ServerContext } from '../context.ts';
import { staffSessions } from '../database/staff.ts';
import { readCookie } from '../http/cookie.ts';
import { keyedHash, newSecret } from '../hash.ts';
import type { StaffProvider, StaffSession } from './provider.ts';

const name = 'fk_staff';
const minute = 60_000;
/** Without use: somebody who leaves their desk is signed out when they come back from lunch. */
const idle = 30 * minute;
/** With use: a working day. */
const longest = 10 * 60 * minute;

/** Only our own pages send it along, and only to the routes of the staff. */
const cookieOf = (value: string, age: string) => `${name}=${value}; Path=/api/staff; HttpOnly; Secure; SameSite=Strict${age}`;

/** Sessions of staff in the database. The cookie dies with the browser, and the session soon after its last use. */
export function cookieStaff({ db, clock, config }: Pick<ServerContext, 'db' | 'clock' | 'config'>): StaffProvider {
  const hashOf = (value: string) => keyedHash(config.secrets.session, `staff ${value}`);
  return {
    async find(request) {
      const value = readCookie(request, name);
      if (value === undefined) return undefined;
      const [row] = await db.select().from(staffSessions).where(eq(staffSessions.secretHash, hashOf(value)));
      const now = clock().getTime();
      if (!row || row.expiresAt.getTime() <= now) return undefined;
      const expiresAt = new Date(Math.min(now + idle, row.createdAt.getTime() + longest));
      // Written at most once a minute.
      if (expiresAt.getTime() - row.expiresAt.getTime() >= minute) await db.update(staffSessions).set({ expiresAt }).where(eq(staffSessions.id, row.id));
      return { session: { ...toSession(row), expiresAt } };
    },

    async begin(staff) {
      const value = newSecret();
      const now = clock();
      const row = {
        id: randomUUID(), secretHash: hashOf(value), staffId: staff.id, name: staff.name, roles: staff.roles,
        createdAt: now, expiresAt: new Date(now.getTime() + idle),
      };
      await db.delete(staffSessions).where(lt(staffSessions.expiresAt, now));
      await db.insert(staffSessions).values(row);
      return { session: toSession(row), cookie: cookieOf(value, '') };
    },

    async end(session) {
      await db.delete(staffSessions).where(eq(staffSessions.id, session.id));
      return cookieOf('', '; Max-Age=0');
    },
  };
}

function toSession({ id, staffId, name: called, roles, expiresAt }: Omit<typeof staffSessions.$inferSelect, 'secretHash' | 'createdAt'>): StaffSession {
  return { id, staff: { id: staffId, name: called, roles: [...roles] }, expiresAt };
}
