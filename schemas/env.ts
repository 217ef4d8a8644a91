import * as z from "zod";

const Name = z.string().min(1);
const Url = z.url();
const positive = z.number().int().min(1);

const TimeZone = Name.refine(
  (name) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: name });
      return true;
    } catch {
      return false;
    }
  },
  { error: "must be a time zone of the IANA list, such as Europe/Berlin" },
);
const wholeBelow = (end: number) =>
  z
    .number()
    .int()
    .min(0)
    .max(end - 1);

/** When a source is brought up to date, on the clocks of a time zone. */
const Schedule = z.strictObject({
  hours: z.array(wholeBelow(24)).min(1),
  minute: wholeBelow(60).optional(),
  days: z.array(wholeBelow(7)).min(1).optional(),
  timeZone: TimeZone,
});

/** Settings of sources that a stage gives: by a source's name, or `*` for every one. */
export const SettingsOverrides = z.record(
  Name,
  z.strictObject({
    requestsPerSecond: z.number().positive().optional(),
    lanes: positive.optional(),
    firstWaitSeconds: positive.optional(),
    longestWaitSeconds: positive.optional(),
    callsPerDay: positive.optional(),
    schedule: Schedule.optional(),
    freshWithinHours: positive.optional(),
    unitsPerBatch: positive.max(200).optional(),
    wantedPerHour: wholeBelow(10_001).optional(),
    /** Of a source that needs a key: that the parameter store has it. */
    isOn: z.boolean().optional(),
  }),
);
export type SettingsOverrides = z.output<typeof SettingsOverrides>;

/** Variables of every queue worker; `QueueWorker` in lib sets them. */
export const queueEnv = z.object({
  QUEUE_URL: Url,
  DEAD_LETTERS_URL: Url,
  MAX_ATTEMPTS: z.coerce.number().int().min(1),
  /** The table `work`, in which starts on messages are counted. */
  STARTS_TABLE: Name,
});
export type QueueEnv = z.output<typeof queueEnv>;

/** Variables of every function that answers HTTP; the API stack sets them. */
export const httpEnv = z.object({
  LIMITS_TABLE: Name,
  /** Factors of the budgets that are counted by user and by address. */
  LIMITS_PER_USER: z.coerce.number().positive(),
  LIMITS_PER_ADDRESS: z.coerce.number().positive(),
  /** Whose budgets hold below `/v2`: ours, or those of the service that is given again there. */
  LIMITS_OF_V2: z.enum(["ours", "theirs"]),
  /** What the distribution before the API sends to prove itself; absent when there is none. */
  EDGE_SECRET: z.string().min(32).optional(),
});
/** What CDK must set for them. */
export type HttpEnv = Record<Exclude<keyof z.input<typeof httpEnv>, "EDGE_SECRET">, string> & {
  readonly EDGE_SECRET?: string;
};

/** Variables of functions that tell channels of alerts. */
export const tellEnv = z.object({
  /** Comma-separated receivers that are asked besides public ones; empty but for the local stage. */
  ALSO_ALLOWED: z.string().transform((text) => text.split(",").filter((one) => one !== "")),
  /** Says who is calling. */
  TELLER_USER_AGENT: Name,
  /** Address that mails are sent from; empty where none are sent. */
  MAIL_FROM: z.string(),
  MAIL_FROM_NAME: z.string(),
  MAIL_REGION: z.string(),
  /** Whose events say what became of mails; empty for none. */
  MAIL_CONFIGURATION_SET: z.string(),
});
/** What CDK must set for them. */
export type TellEnv = Record<keyof z.input<typeof tellEnv>, string>;

/** Those of functions that look into collections for alerts, beside. */
export const alertCollectionsEnv = z.object({ USERS_TABLE: Name });
export type AlertCollectionsEnv = z.input<typeof alertCollectionsEnv>;

/** Those of the function that keeps channels, beside. */
export const channelsEnv = tellEnv.extend({
  /** Whose accounts have the addresses that are proven. */
  USER_POOL_ID: Name,
  /** Where the API is reached, without a trailing slash: mails lead there. */
  HOME_URL: Url,
});
export type ChannelsEnv = Record<keyof z.input<typeof channelsEnv>, string>;

/** Those of the function that stores what collections are worth, beside. */
export const valuesEnv = z.object({
  EVENT_BUS: Name,
  /** In which users are told one by one whose collections want to be valued. */
  VALUES_QUEUE_URL: Url,
  /** In which it is noted what cards people have. */
  WORK_TABLE: Name,
  /** From one pass through everybody to the next. */
  VALUES_GAP_SECONDS: z.coerce.number().int().positive(),
});
export type ValuesEnv = Record<keyof z.input<typeof valuesEnv>, string>;

/** Those of the function that fetches and checks pictures, beside. */
export const mirrorEnv = z.object({
  /** In which items lie: a picture that none of them shows goes. */
  USERS_TABLE: Name,
  /** In which the CDN writes what people look at; empty where it does not. */
  LOGS_BUCKET: z.string(),
  /** After how many days without a look what was made of a picture is removed; empty for never. */
  UNUSED_PICTURES_DAYS: z
    .string()
    .transform((text) => (text === "" ? undefined : Number(text)))
    .pipe(positive.optional()),
});
export type MirrorEnv = Record<keyof z.input<typeof mirrorEnv>, string>;

/** Where the sources and the pictures are that they name, and how this stage treats them. */
const whereSourcesAre = {
  /** Base address of TCGdex, e.g. `https://api.tcgdex.net`. */
  TCGDEX_BASE_URL: Url,
  /** Base address of the Pokémon TCG API, without its version: `https://api.pokemontcg.io`. */
  POKEMONTCG_BASE_URL: Url,
  /** Folder of the files that it was made of, without a trailing slash. */
  POKEMONTCG_DATA_URL: Url,
  /** Folder of the One Piece data set, without a trailing slash. */
  PUNK_RECORDS_URL: Url,
  /** Base address of optcgapi, such as `https://optcgapi.com/api`. */
  OPTCGAPI_BASE_URL: Url,
  /** Base address of tcgcsv, such as `https://tcgcsv.com`. */
  TCGCSV_BASE_URL: Url,
  /** Folder of Cardmarket's price guides, without a trailing slash. */
  CARDMARKET_GUIDES_URL: Url,
  /** Folder of the European Central Bank's reference rates, without a trailing slash. */
  ECB_RATES_URL: Url,
  /** Base address of TCGplayer's API, such as `https://api.tcgplayer.com`. */
  TCGPLAYER_BASE_URL: Url,
  /** Base address of eBay's APIs, such as `https://api.ebay.com`. */
  EBAY_BASE_URL: Url,
  /** Comma-separated names of its marketplaces that are asked, such as `EBAY_US,EBAY_DE`. */
  EBAY_MARKETPLACES: Name.transform((text) => text.split(",")).pipe(z.array(Name)),
  /** Folder of PokéAPI's CSV files, without a trailing slash. */
  POKEAPI_DATA_URL: Url,
  /** As JSON: what this stage says differently from the sources' own settings. */
  SOURCE_SETTINGS: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(SettingsOverrides),
  /** Says who is calling, with a way to reach them. */
  UPSTREAM_USER_AGENT: Name,
};

/** The bus that areas tell each other events over, by name. */
const EVENT_BUS = Name;

/** Variables that each area's functions need. CDK must supply them; the runtime parses them. */
export const env = {
  accounts: z.object({ USER_POOL_ID: Name, USER_POOL_CLIENT_ID: Name }),
  alerts: z.object({
    ALERTS_TABLE: Name,
    CATALOG_TABLE: Name,
    /** In which the price books lie, and the tables of ids elsewhere. */
    LAKE_BUCKET: Name,
    /** In which it is noted whose prices people watch. */
    WORK_TABLE: Name,
    /** Where looks at what is watched are asked for. */
    LOOKS_QUEUE_URL: Url,
    /** Where channels are had told. */
    NOTICES_QUEUE_URL: Url,
    /** Where what searches find is had watched. */
    EXPANSIONS_QUEUE_URL: Url,
  }),
  catalog: z.object({
    CATALOG_TABLE: Name,
    LAKE_BUCKET: Name,
    /** Which the CDN serves: catalogues to download lie beside pictures. */
    IMAGES_BUCKET: Name,
    EVENT_BUS,
    /** In which it is noted what cards people look at. */
    WORK_TABLE: Name,
    /** How long nothing may have changed before an index is built. */
    INDEX_QUIET_SECONDS: z.coerce.number().positive(),
    /** After so long it is built while things still change. */
    INDEX_LONGEST_WAIT_SECONDS: z.coerce.number().positive(),
  }),
  collections: z.object({
    USERS_TABLE: Name,
    CATALOG_TABLE: Name,
    /** In which the price books lie, and the tables of ids elsewhere. */
    LAKE_BUCKET: Name,
    DELETIONS_QUEUE_URL: Url,
    /** In which it stands what pictures people have uploaded. */
    PICTURES_TABLE: Name,
    /** In which it is noted what cards people have. */
    WORK_TABLE: Name,
    EVENT_BUS,
  }),
  charts: z.object({
    CATALOG_TABLE: Name,
    /** In which the price books lie, and the tables of ids elsewhere. */
    LAKE_BUCKET: Name,
    PICTURES_TABLE: Name,
    /** In which it stands what was asked for. */
    WORK_TABLE: Name,
    ARTIFACTS_BUCKET: Name,
    RENDER_QUEUE_URL: Url,
    /** Where the images bucket is served, without a trailing slash: the CDN's address. */
    IMAGES_BASE_URL: Url,
  }),
  history: z.object({ CATALOG_TABLE: Name, LAKE_BUCKET: Name, ...whereSourcesAre }),
  holdings: z.object({
    USERS_TABLE: Name,
    CATALOG_TABLE: Name,
    /** In which the search indexes lie, and the newest prices. */
    LAKE_BUCKET: Name,
    /** In which files of whole collections lie for a week. */
    ARTIFACTS_BUCKET: Name,
    /** Where such files are asked for. */
    HOLDINGS_QUEUE_URL: Url,
  }),
  images: z.object({
    CATALOG_TABLE: Name,
    PICTURES_TABLE: Name,
    IMAGES_BUCKET: Name,
    /** Where the images bucket is served, without a trailing slash: the CDN's address. */
    IMAGES_BASE_URL: Url,
    ARTIFACTS_BUCKET: Name,
    RENDER_QUEUE_URL: Url,
    MIRROR_QUEUE_URL: Url,
    /** Comma-separated names of the games whose pictures people get from us; empty for none. */
    HOSTED_PICTURES: z
      .string()
      .transform((text) => text.split(",").filter((name) => name !== ""))
      .pipe(z.array(Name)),
    /** How fast hosts of pictures may be asked, and whether. */
    WORK_TABLE: Name,
    /** Where it is on record what they were asked for. */
    LAKE_BUCKET: Name,
    EVENT_BUS,
    ...whereSourcesAre,
  }),
  ops: z.object({
    /**
     * As JSON: the work queues of all areas by name, each with its dead letters; and the functions that
     * follow a table's stream, each with the queue of batches that it missed. By their names: an
     * environment has room for 4 KB, and addresses of all queues take more.
     */
    QUEUES: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(
        z.record(
          Name,
          z.union([
            z.object({ queue: Name, deadLetters: Name }),
            z.object({ follower: Name, deadLetters: Name }),
          ]),
        ),
      ),
    /** The address of any queue: all others lie beside it. */
    QUEUES_AT: Url,
    CATALOG_TABLE: Name,
    STAGE: Name,
    VERSION: Name,
  }),
  prices: z.object({
    CATALOG_TABLE: Name,
    /** In which the price books lie, the newest prices, and the tables of ids elsewhere. */
    LAKE_BUCKET: Name,
    /** In which it is noted whose prices people look at. */
    WORK_TABLE: Name,
    /** How long no price may have come before the newest ones are made of them. */
    PRICES_QUIET_SECONDS: z.coerce.number().positive(),
    /** After so long they are made while prices still come. */
    PRICES_LONGEST_WAIT_SECONDS: z.coerce.number().positive(),
  }),
  shares: z.object({
    USERS_TABLE: Name,
    CATALOG_TABLE: Name,
    /** In which the price books lie, the newest prices, and the tables of ids elsewhere. */
    LAKE_BUCKET: Name,
    PICTURES_TABLE: Name,
    /** In which it stands what was asked for. */
    WORK_TABLE: Name,
    /** In which files of whole collections lie for a week, and what is to be drawn. */
    ARTIFACTS_BUCKET: Name,
    RENDER_QUEUE_URL: Url,
    MIRROR_QUEUE_URL: Url,
    /** Where files of whole collections are asked for. */
    HOLDINGS_QUEUE_URL: Url,
    /** Where the images bucket is served, without a trailing slash: the CDN's address. */
    IMAGES_BASE_URL: Url,
  }),
  sources: z.object({
    CATALOG_TABLE: Name,
    WORK_TABLE: Name,
    LAKE_BUCKET: Name,
    FETCH_QUEUE_URL: Url,
    NORMALIZE_QUEUE_URL: Url,
    ...whereSourcesAre,
    /** Folder of the parameter store that secrets of sources lie in, such as `/cardlake/dev/sources`. */
    SOURCE_SECRETS: Name,
    /** Comma-separated languages that the daily sync runs for. */
    SYNC_LANGUAGES: Name,
  }),
  studio: z.object({
    USERS_TABLE: Name,
    CATALOG_TABLE: Name,
    /** In which the search indexes lie, and the newest prices. */
    LAKE_BUCKET: Name,
    /** In which files of whole collections lie for a week, and what is to be drawn. */
    ARTIFACTS_BUCKET: Name,
    /** Where files of whole collections are asked for. */
    HOLDINGS_QUEUE_URL: Url,
    PICTURES_TABLE: Name,
    RENDER_QUEUE_URL: Url,
    MIRROR_QUEUE_URL: Url,
    /** Where the images bucket is served, without a trailing slash: the CDN's address. */
    IMAGES_BASE_URL: Url,
  }),
  transfer: z.object({
    USERS_TABLE: Name,
    CATALOG_TABLE: Name,
    /** In which the search indexes lie, and the newest prices. */
    LAKE_BUCKET: Name,
    /** In which files of whole collections lie for a week, and files on their way in or out for a day. */
    ARTIFACTS_BUCKET: Name,
    /** Where files of whole collections are asked for. */
    HOLDINGS_QUEUE_URL: Url,
    /** In which it stands what pictures people have uploaded. */
    PICTURES_TABLE: Name,
    /** Where imports are had read and put into collections. */
    IMPORTS_QUEUE_URL: Url,
    /** Where shelves are had matched again. */
    SHELVES_QUEUE_URL: Url,
    /** Where files are had written. */
    EXPORTS_QUEUE_URL: Url,
    /** In which it stands what files are written; for a week. */
    WORK_TABLE: Name,
    EVENT_BUS,
  }),
  v2: z.object({
    CATALOG_TABLE: Name,
    LAKE_BUCKET: Name,
    EVENT_BUS,
    /** The API's address, where people get pictures from us and it is known; else empty. */
    PICTURES_API_URL: z
      .union([Url, z.literal("")])
      .transform((text) => (text === "" ? undefined : text)),
  }),
} as const;

export type Area = keyof typeof env;
/** What CDK must set for an area's function: text values by name. */
export type EnvOf<A extends Area> = Record<keyof z.input<(typeof env)[A]>, string>;
