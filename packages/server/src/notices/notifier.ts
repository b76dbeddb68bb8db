import type { Text } from '@faelles/schemas/text.js';

/** A message to somebody who takes part in an application, for the authority's own dispatch (Digital Post, letter). */
export type Notice = {
  id: string;
  kind: 'consent-reminder';
  /** CPR or CVR number of who gets it. */
  recipient: string;
  /** What the recipient is called in the form. */
  party: Text;
  title: Text;
  authority: Text;
  reference: string;
  /** Until when it can be answered, ISO 8601. */
  deadline: string;
  /** Address of the page, with a secret of its own in the fragment. */
  href: string;
};

/**
 * How somebody is told something outside the page. `reaches` says whether anybody is reached at all: the page promises
 * nothing that nobody does.
 */
export interface Notifier {
  name: string;
  reaches: boolean;
  /** Hands a notice over. @throws when it cannot; it is then tried again. */
  send(notice: Notice): Promise<void>;
}

/** Nobody is told anything: the applicant passes the invitation on. */
export const noNotifier: Notifier = { name: 'none', reaches: false, send: () => Promise.reject(new Error('No notices are sent here')) };
