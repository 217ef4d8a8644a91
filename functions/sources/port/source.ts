import type { RegisteredSource } from "#schemas/lake/registered-sources.ts";
import type { Day, Language, ScopeLanguage } from "#schemas/values.ts";
import type { Exchange, Verdict } from "#shared/upstreams/exchange.ts";
import type { UpstreamRequest as SourceRequest } from "#shared/upstreams/upstream-request.ts";
import type { ByCard, CardWords } from "./card-by-card.ts";
import type { SourceSettings } from "./source-settings.ts";

export type { UpstreamRequest as SourceRequest } from "#shared/upstreams/upstream-request.ts";

/** What a run asks for: which language, if the source tells languages apart, and on which day. */
export interface Scope {
  /** Absent where one answer holds every language, or none. */
  readonly language?: Language;
  /** The calendar day that the run was due or else began on, in the source's own time zone: `YYYY-MM-DD`. */
  readonly day: string;
  /** Of a source that is asked card by card, the cards of units that are fetched; absent when a body is read. */
  readonly cards?: ReadonlyMap<string, CardWords>;
}

/** A part of a source that has a list of its own, and is remembered by itself: a set, a file. */
export interface Unit {
  readonly dataset: string;
  readonly unit: string;
}

/** One request of a unit. The name is what the unit remembers its answer by. */
export interface Wanted {
  /** The same from day to day; the address may change. */
  readonly name: string;
  /** Which folder of the lake its answers lie in. */
  readonly dataset: string;
  readonly request: SourceRequest;
  /** Its answer names nothing further: a large one is not read while others are asked for. */
  readonly listsNothing?: true;
}

/** What a unit's list says of one of its members. */
export interface Listed {
  readonly name: string;
  /** Changes when the list says something else of it. */
  readonly mark: string;
  /** What it is part of: where one of the unit's lists knows that, it is left out here. */
  readonly within?: string;
}

/** What the answer to one of a unit's opening requests lists. */
export interface List {
  readonly listed: readonly Listed[];
  /** What is asked for elsewhere, with all that lies `within` it. */
  readonly known?: readonly string[];
  /** Further pages of the same list, which are asked for and read in their turn. */
  readonly next?: readonly Wanted[];
  /**
   * What this page holds of a list that says how long it is. Pages that together hold fewer different
   * entries than that are no list: they are asked for anew.
   */
  readonly whole?: { readonly ids: readonly string[]; readonly totalCount: number };
  /** How many further calls the upstream says that it lets through today. */
  readonly callsLeft?: number;
  /** Entries that cannot be read; the others are as good as ever. */
  readonly rejects?: readonly { readonly name?: string; readonly reason: string }[];
}

/** An answer's bytes, however many they are; each call reads them anew. */
export interface Body {
  bytes(): Promise<Buffer>;
  text(): Promise<string>;
  /** In pieces, so that a large body is never in memory as a whole. */
  stream(): AsyncIterable<Uint8Array>;
}

/** One thing in a body. The recorder that knows its kind says what the value has to be. */
export interface SourceRecord {
  readonly kind: string;
  /** What the source itself calls the thing: stable from day to day. */
  readonly sourceId: string;
  readonly value: unknown;
  /** Its place in a body that gives many, from 0. */
  readonly record?: number;
}

/** A record, or why there is none at a place of the body. */
export type Outcome =
  | { readonly record: SourceRecord }
  | { readonly reject: { readonly place: string; readonly reason: string } };

/** A stored answer, as it is handed to whoever makes records of it. */
export interface Answer extends Unit {
  /** Of the request. */
  readonly name: string;
  readonly url: string;
  /** When the source says that it last changed, as HTTP writes it. */
  readonly lastModified?: string | undefined;
  readonly body: Body;
}

/** What is known of an answer beside its body. */
export interface Told extends Pick<Answer, "dataset" | "unit" | "name" | "lastModified"> {
  /** When it was asked for. */
  readonly requestedAt: string;
}

/** How a source lets its callers in. Secrets come by name and are neither logged nor stored. */
export interface Credentials {
  /** Names of the secrets that it needs; each is a parameter of the stage's parameter store. */
  readonly secrets: readonly string[];
  /** Names of further ones, where the stage has them. */
  readonly furtherSecrets?: readonly string[];
  /** The request that brings a token; it is not recorded, because it and its answer are secret. */
  request(secrets: Readonly<Record<string, string>>): Wanted;
  /** @throws MessageError when the body holds no token */
  tokenOf(body: string): { readonly token: string; readonly expiresInSeconds: number };
  authorise(request: SourceRequest, token: string): SourceRequest;
}

/** What is to be known of a source to plan and watch its runs. */
export interface SourcePlan {
  readonly name: string;
  readonly games: readonly string[];
  readonly settings: SourceSettings;
  /** Of the languages that a run is for, those it is asked in; `none` if it does not tell them apart. */
  languagesOf(wanted: readonly Language[]): readonly Language[] | "none";
  /**
   * The source whose place it takes when that cannot be had: it has no occasions of its own, and is part
   * of no run that does not name it.
   */
  readonly standsInFor?: string;
  /** The day from which the service is no more, `YYYY-MM-DD`: its stand-in is asked then. */
  readonly endsOn?: string;
  /** Where a run begins: a unit that lists the others, or all there is. */
  readonly first: Unit;
  /** The folder of the lake in whose answers prices lie; absent where it tells none. */
  readonly pricesIn?: string;
}

/** A card that people want the prices of [ING-1], as a source looks for it. */
export interface WantedCard {
  readonly language: Language;
  /** What sources and shops call it. */
  readonly ids: Readonly<Record<string, string>>;
}

/** A request that a source makes for one card. */
export type WantedRequest = Unit & {
  readonly language: ScopeLanguage;
  /** As {@link Source.follow} takes it. */
  readonly name: string;
};

/** A unit that is one request, by its name as {@link Source.follow} takes it. */
export type AskedUnit = Unit & { readonly name: string };

/** Whether a source has runs of its own: it is no stand-in, and needs no key that the stage lacks. */
export const hasOwnRuns = ({ standsInFor, settings }: SourcePlan): boolean =>
  standsInFor === undefined && settings.isOn;

/** Whether it is asked for single cards that people want, each hour [ING-1]. */
export const isAskedHourly = ({ wantedOf, settings }: Pick<Source, "wantedOf" | "settings">) =>
  wantedOf !== undefined && settings.wantedPerHour > 0;

/** The plan of a source that ships. */
export type RegisteredPlan = SourcePlan & { readonly name: RegisteredSource };

/**
 * Somebody else's data: which requests make it up, and what the bodies mean. A source knows nothing
 * of storage, queues, limits or time, and sends no request itself.
 */
export interface Source extends SourcePlan {
  readonly credentials?: Credentials;
  /** A secret that callers may send along; without one, or where it is refused, they are let in too. */
  readonly key?: { readonly secret: string; readonly header: string };
  /** Of one that has no list of what it has: it is asked for what somebody wants. */
  readonly byCard?: ByCard;
  /** A small answer that changes with the others: while it is the same, nothing else is asked for. */
  gate?(scope: Scope): Wanted;
  /** The requests that a unit opens with; their answers are its lists. */
  opening(unit: Unit, scope: Scope): readonly Wanted[];
  /**
   * What an answer to an opening request, or to a page that one named, lists.
   *
   * @throws MessageError when the body is no list at all
   */
  listed(unit: Unit, name: string, body: string): List;
  /** What a listed name leads to: a further request of this unit, or another unit. */
  follow(unit: Unit, name: string, scope: Scope): { wanted: Wanted } | { unit: Unit };
  /**
   * A unit that no list names, and that is asked for when a run names it: a day of the past. Pure; undefined for other units.
   */
  askedFor?(unit: string): AskedUnit | undefined;
  /** What is asked each hour for a card that people want; pure. Absent where it says nothing of single cards. */
  wantedOf?(card: WantedCard): readonly WantedRequest[];
  /**
   * Of which day an answer is whose body tells what is so on its day, and not which day that is: then the same body says
   * something new of each further day. Pure; undefined for all other answers. Absent where there are none such.
   */
  dayOf?(answer: Told, scope: Pick<Scope, "day">): Day | undefined;
  /** What this source means by an exchange, of what it was asked for, where the general rule would be wrong. */
  trouble?(exchange: Exchange, request: SourceRequest): Verdict | undefined;
  /**
   * What a body says, record by record; pure. A thing that does not fit is a reject beside the others.
   *
   * @throws MessageError when nothing of the body fits
   */
  records(answer: Answer, scope: Scope): Iterable<Outcome> | AsyncIterable<Outcome>;
}
