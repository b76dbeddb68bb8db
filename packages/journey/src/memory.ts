/** What a browser remembers of a visit between two page loads: whether there is one, and which application is unpaid. */
export interface Visit {
  /** A session was begun here, so there may be a draft. Without it nothing is asked, and no first visit costs a request. */
  begun: boolean;
  /** Submitted and perhaps not paid. An id opens nothing without the session's cookie. */
  applicationId?: string | undefined;
  /** A submission was sent and its answer has not come: it may have been received. */
  submitting?: boolean | undefined;
  /** Something that the server does not have lies encrypted in this browser. */
  kept?: boolean | undefined;
  /** Others use this computer: nothing stays in the browser when the tab is closed. */
  shared?: boolean | undefined;
}

/** Remembers a {@link Visit} per solution. */
export interface Memory {
  read(): Visit;
  write(visit: Visit): void;
  forget(): void;
}

/**
 * Keeps it in localStorage: an id and flags, nothing about anybody, gone at the receipt's "sign out". At a shared computer
 * in sessionStorage, which goes with the tab. Where the browser keeps nothing the page's own memory does, and the server
 * is asked for a draft each time.
 */
export function browserMemory(solution: string): Memory {
  const name = `faelles.visit.${solution}`;
  let own: Visit | undefined;
  return {
    read() {
      try {
        const text = sessionStorage.getItem(name) ?? localStorage.getItem(name) ?? 'null';
        const kept = JSON.parse(text) as Visit | null;
        return kept ? { ...kept, begun: kept.begun === true } : (own ?? { begun: false });
      } catch {
        return own ?? { begun: true };
      }
    },
    write(visit) {
      own = visit;
      try {
        (visit.shared ? sessionStorage : localStorage).setItem(name, JSON.stringify(visit));
        if (visit.shared) localStorage.removeItem(name);
      } catch {
        // Storage is blocked or full: this page remembers, the next one asks again.
      }
    },
    forget() {
      own = { begun: false };
      try {
        sessionStorage.removeItem(name);
        localStorage.removeItem(name);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
