/** CloudWatch's name for our metrics; each has the dimension `Stage` beside its group's own. */
export const metricNamespace = "Cardlake";
export const stageDimension = "Stage";

interface MetricDeclaration {
  readonly unit: "Count" | "Seconds";
  readonly says: string;
}

interface MetricGroupDeclaration {
  readonly dimensions: readonly string[];
  readonly metrics: Readonly<Record<string, MetricDeclaration>>;
  /** Combinations of dimension values that there are. */
  readonly series: number;
  /** Hours of a day in which there are values; CloudWatch charges a metric by the hour. */
  readonly hoursADay: number;
}

const count = (says: string) => ({ unit: "Count", says }) as const;
const seconds = (says: string) => ({ unit: "Seconds", says }) as const;

/**
 * Every metric of our own, in groups that are written together. What AWS measures for nothing is not
 * measured again: API latency and errors, Lambda errors and durations, queue depths and ages, write
 * units. What differs by source is logged and not counted: each metric and combination of dimensions
 * costs 0.30 USD a month, and every account has ten for nothing [OPS-6].
 */
export const metricGroups = {
  freshness: {
    dimensions: [],
    series: 1,
    hoursADay: 24,
    metrics: {
      MostOverdueSeconds: seconds(
        "by which the source that is most overdue is older than it may be; below 0 while none is",
      ),
    },
  },
  letters: {
    dimensions: [],
    series: 1,
    hoursADay: 24,
    metrics: {
      DeadLettersWaiting: count("messages that lie among the dead letters of all queues together"),
    },
  },
  ingest: {
    dimensions: [],
    series: 1,
    hoursADay: 3,
    metrics: {
      UnitsFetched: count("units of a run that were fetched"),
      UnitsFailed: count("units that were given up"),
      UpstreamRequests: count("requests that were sent to sources"),
      CardsWritten: count("silver items that were written"),
      CardsDrifted: count("cards with fields that nobody has described, or without known ones"),
      BodiesRejected: count("answers that fit no schema"),
    },
  },
  runs: {
    dimensions: [],
    series: 1,
    hoursADay: 2,
    metrics: {
      FieldsDrifted: count("fields of sources that are otherwise than in the run before"),
    },
  },
  standIns: {
    dimensions: [],
    series: 1,
    // Nearly never: a moment of a schedule at which a source cannot be had.
    hoursADay: 1,
    metrics: {
      StandInRuns: count("runs of a source that is asked in the place of another"),
    },
  },
  renderRequests: {
    dimensions: [],
    series: 1,
    hoursADay: 24,
    metrics: {
      RenderCacheHits: count("renders whose picture was there already"),
      RenderCacheMisses: count("renders that had to be drawn"),
    },
  },
  pictureAccesses: {
    dimensions: [],
    series: 1,
    // Read from the CDN's logs, once a day.
    hoursADay: 1,
    metrics: {
      PictureHits: count("requests for pictures and pages that the CDN answered by itself"),
      PictureMisses: count("requests for which it had to ask our bucket"),
    },
  },
  renders: {
    dimensions: [],
    series: 1,
    hoursADay: 24,
    metrics: {
      RenderSeconds: seconds("that drawing a render took, its pictures included"),
      PagesDrawn: count("pages that were drawn"),
      PictureCacheHits: count("card pictures of renders that lay in our archive"),
      PictureCacheMisses: count("card pictures that a render had to ask the source for"),
      RendersFailed: count("renders that were given up"),
    },
  },
} as const satisfies Record<string, MetricGroupDeclaration>;

export type MetricGroup = keyof typeof metricGroups;
export type DimensionsOf<G extends MetricGroup> = Readonly<
  Record<(typeof metricGroups)[G]["dimensions"][number], string>
>;
export type MetricOf<G extends MetricGroup> = keyof (typeof metricGroups)[G]["metrics"] & string;

/**
 * Metrics that CloudWatch charges a month, by their hours. Ten are free for every account for ever,
 * the next cost 0.30 USD each; https://aws.amazon.com/cloudwatch/pricing
 */
export const metricMonths = (): number =>
  Object.values(metricGroups).reduce(
    (sum, { metrics, series, hoursADay }) =>
      sum + Object.keys(metrics).length * series * (hoursADay / 24),
    0,
  );
