import { Duration } from "aws-cdk-lib";
import {
  AlarmStatusWidget,
  Dashboard,
  type IAlarm,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  Stats,
} from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { MetricOf } from "#schemas/observability/metrics.ts";
import type { Stage } from "../stages.ts";
import { graph, rate } from "./graphs.ts";
import type { Observed } from "./observed.ts";
import { apiMetric, functionMetric, ownMetric, queueMetric, tableMetric } from "./ops-metrics.ts";
import { savedQueries } from "./saved-queries.ts";

export interface StageDashboardProps {
  readonly stage: Stage;
  readonly observed: Observed;
  readonly alarms: readonly IAlarm[];
  readonly apiId: string;
  readonly tableNames: readonly string[];
}

/** One page that answers how the stage does: a row for each question of [OPS-4]. */
export class StageDashboard extends Construct {
  private readonly props: StageDashboardProps;

  constructor(scope: Construct, id: string, props: StageDashboardProps) {
    super(scope, id);
    this.props = props;
    new Dashboard(this, "Dashboard", {
      dashboardName: `cardlake-${props.stage.name}`,
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: "Alarms", width: 24, alarms: [...props.alarms] })],
        [this.freshness(), this.ingestion()],
        [this.queueAges(), this.deadLetters()],
        [this.apiLatency(), this.apiErrors(), this.operations()],
        [this.renderTimes(), this.cacheHitRates()],
        [this.requests(), this.writes(), this.pages()],
      ],
    });
  }

  private freshness() {
    const meter = this.props.observed.functions.filter(
      ({ service }) => service === "sources-measure-freshness",
    );
    return new LogQueryWidget({
      title: "Freshness of each source, hours",
      width: 12,
      // Lines would need one field to group by; a table takes several.
      view: LogQueryVisualizationType.TABLE,
      logGroupNames: meter.map(({ logGroupName }) => logGroupName),
      queryLines: [
        'filter message = "source measured"',
        "stats latest(ageSeconds) / 3600 as hours, latest(boundSeconds) / 3600 as mayBe by source, language",
        "sort hours desc",
      ],
    });
  }

  private ingestion() {
    const names = [
      "UnitsFetched",
      "UnitsFailed",
      "CardsWritten",
      "CardsDrifted",
      "BodiesRejected",
    ] as const;
    const { stage } = this.props;
    return graph("Ingestion", [
      ...names.map((name) => ownMetric(stage, "ingest", { name, dimensions: {} })),
      ownMetric(stage, "runs", { name: "FieldsDrifted", dimensions: {} }),
      ownMetric(stage, "standIns", { name: "StandInRuns", dimensions: {} }),
    ]);
  }

  private queueAges() {
    const ages = this.props.observed.queues.map(({ work }) =>
      queueMetric(work.name, "ApproximateAgeOfOldestMessage"),
    );
    return graph("Age of the oldest message, seconds", ages);
  }

  private deadLetters() {
    const letters = this.props.observed.queues.map(({ work }) =>
      queueMetric(`${work.name}-dead-letters`, "ApproximateNumberOfMessagesVisible"),
    );
    return graph("Dead letters", letters);
  }

  private apiLatency() {
    const latency = ["p50", "p95", "p99"].map((statistic) => this.api("Latency", statistic));
    return graph("API latency, milliseconds", latency, 8);
  }

  private apiErrors() {
    return graph("API errors", [this.api("4xx"), this.api("5xx")], 8);
  }

  private operations(): IWidget {
    const http = this.props.observed.functions.filter(({ service }) => service.endsWith("-http"));
    const query = savedQueries.find(({ name }) => name === "operations-by-latency-and-errors");
    return new LogQueryWidget({
      title: "Operations",
      width: 8,
      logGroupNames: http.map(({ logGroupName }) => logGroupName),
      queryLines: [...(query?.lines ?? [])],
    });
  }

  private renderTimes() {
    const renders = { name: "RenderSeconds", dimensions: {} } as const;
    const { stage } = this.props;
    return graph(
      "Render times, seconds",
      ["p50", "p95", Stats.MAXIMUM].map((statistic) =>
        ownMetric(stage, "renders", renders, statistic),
      ),
    );
  }

  private cacheHitRates() {
    const { stage } = this.props;
    const renders = (name: MetricOf<"renders">) =>
      ownMetric(stage, "renders", { name, dimensions: {} });
    const asked = (name: MetricOf<"renderRequests">) =>
      ownMetric(stage, "renderRequests", { name, dimensions: {} });
    const hits = renders("PictureCacheHits");
    const misses = renders("PictureCacheMisses");
    const ready = asked("RenderCacheHits");
    const drawn = asked("RenderCacheMisses");
    return graph("Cache hit rate, %", [
      rate("pictures", "card pictures", [hits, misses]),
      rate("renders", "whole renders", [ready, drawn]),
    ]);
  }

  private requests() {
    const { workers } = this.props.observed;
    const calls = workers.map((worker) => functionMetric(worker, "Invocations"));
    return graph("Cost: requests", [this.api("Count", Stats.SUM), ...calls], 8);
  }

  private writes() {
    const units = this.props.tableNames.flatMap((name) => [
      tableMetric(name, "ConsumedWriteCapacityUnits"),
      tableMetric(name, "ConsumedReadCapacityUnits"),
    ]);
    return graph("Cost: write and read units", units, 8);
  }

  private pages() {
    const pages = { name: "PagesDrawn", dimensions: {} } as const;
    return graph("Cost: pages drawn", [ownMetric(this.props.stage, "renders", pages)], 8);
  }

  private api(name: "4xx" | "5xx" | "Count" | "Latency", statistic?: string) {
    return apiMetric(this.props.apiId, name, statistic);
  }
}
