import type { Told } from "../telling/teller.ts";

/** A mail to one address. */
export interface Mail {
  readonly to: string;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Beside those that every mail has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Told again by whoever reports what became of it. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Hands mails over to be sent. Rejects for nothing that is the mail's or the service's fault. */
export interface Mailer {
  send(mail: Mail): Promise<Told>;
}
