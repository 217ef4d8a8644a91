import { ulid } from "ulid";
import { type Alert, mostAlerts } from "#schemas/alerts/alert.ts";
import type { NewAlert } from "#schemas/http/alert-requests.ts";
import type { SetAlert } from "#schemas/http/alert-views.ts";
import { Ulid } from "#schemas/values.ts";
import { utcDay } from "#shared/kernel/days.ts";
import {
  keyReused,
  type RequestNote,
  refuseOtherRequest,
  requestNote,
} from "#shared/kernel/idempotency.ts";
import { persistently } from "#shared/kernel/persistently.ts";
import type { AlertDeps } from "../deps.ts";
import { tooManyAlerts } from "../errors.ts";
import { readOnce } from "../subject/read-once.ts";
import { anyWatchOf } from "../watching/watch-of.ts";
import { askForLooks } from "./ask-for-looks.ts";
import { type NamedSubject, refuseUnknownChannels, setTerms } from "./set-terms.ts";
import { warnedView } from "./warned-view.ts";

/** What somebody asks to be watched, its card by our own id. */
export type GivenAlert = Omit<NewAlert, "subject"> & { readonly subject: NamedSubject };

/**
 * Sets an alert, armed as of the newest price or value. With an idempotency key a repetition within thirty days sets nothing, and answers with the alert
 * as it is by then; what a first request that died has not asked for, it asks for.
 *
 * @throws DomainError what `setTerms` throws, `alerts.no_such_channel`, `alerts.too_many`, `request.key_reused` when the key came with another
 * request or its alert is deleted, `request.too_many`
 */
export async function createAlert(
  input: { userId: string; given: GivenAlert; idempotencyKey?: string | undefined },
  all: AlertDeps,
): Promise<{ readonly outcome: "created" | "repeated"; readonly alert: SetAlert }> {
  const deps = readOnce(all);
  const { userId, given, idempotencyKey } = input;
  const note = requestNote(idempotencyKey, given);
  const before = await earlier(userId, note, deps);
  const made = before ?? (await persistently(await creation(userId, { given, note }, deps)));
  await askForLooks(userId, made.alert, deps);
  return { ...made, alert: await warnedView(userId, made.alert, deps) };
}

interface Made {
  readonly outcome: "created" | "repeated";
  readonly alert: Alert;
}

/** What the first request with the key made. */
async function earlier(
  userId: string,
  note: RequestNote | undefined,
  { alerts }: Pick<AlertDeps, "alerts">,
): Promise<Made | undefined> {
  const made = note && (await alerts.made(userId, note.keyHash));
  if (!note || !made) return undefined;
  refuseOtherRequest(note, made);
  const alert = await alerts.get(userId, made.alertId);
  if (!alert) throw keyReused();
  return { outcome: "repeated", alert };
}

/** The attempt to write what is asked for. */
async function creation(
  userId: string,
  { given, note }: { readonly given: GivenAlert; readonly note: RequestNote | undefined },
  deps: AlertDeps,
): Promise<() => Promise<Made | undefined>> {
  await refuseUnknownChannels(userId, given.channels, deps);
  const { terms, path } = await setTerms(userId, given, deps);
  const now = deps.clock();
  const alert = alertOf(given, terms, now);
  const watch =
    path && !given.isPaused ? anyWatchOf(userId, alert, { today: utcDay(now), path }) : undefined;
  return async () => {
    const outcome = await deps.alerts.create(userId, alert, { watch, note, most: mostAlerts });
    if (outcome === "created") return { outcome, alert };
    const made = await earlier(userId, note, deps);
    if (made) return made;
    if ((await deps.alerts.count(userId)) >= mostAlerts) throw tooManyAlerts(mostAlerts);
    return undefined;
  };
}

function alertOf(
  { line, rearm, channels, delivery, note, isPaused }: GivenAlert,
  terms: Pick<Alert, "subject" | "source" | "currency" | "ratesOf">,
  now: Date,
): Alert {
  const at = now.toISOString();
  return {
    id: Ulid.parse(ulid(now.getTime())),
    ...terms,
    ...{ line, rearm, channels, delivery, isPaused },
    ...(note !== undefined && { note }),
    ...{ version: 1, createdAt: at, updatedAt: at },
  };
}
