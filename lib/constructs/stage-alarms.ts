import { Duration } from "aws-cdk-lib";
import { Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Stage } from "../stages.ts";
import type { Observed } from "./observed.ts";
import { OpsAlarm, type OpsAlarmProps } from "./ops-alarm.ts";
import { apiMetric, everyFunction, functionMetric, ownMetric, queueMetric } from "./ops-metrics.ts";
import type { QueueWorker } from "./queue-worker.ts";
import type { StreamFollower } from "./stream-follower.ts";

export interface StageAlarmsProps {
  readonly stage: Stage;
  readonly topic: ITopic;
  readonly observed: Observed;
  readonly apiId: string;
}

/**
 * The alarms that matter: each says that people miss something, or soon will. docs/operate.md has a
 * section for each kind.
 */
export class StageAlarms extends Construct {
  private readonly props: StageAlarmsProps;

  constructor(scope: Construct, id: string, props: StageAlarmsProps) {
    super(scope, id);
    this.props = props;
    const { queues, followers } = props.observed;
    this.ofLetters();
    for (const queue of queues) this.ofLateness(queue);
    for (const follower of followers) this.ofFollower(follower);
    this.ofSources();
    this.ofApi();
    this.ofRenders();
    this.ofFunctions();
  }

  /** Of the account's functions together: ten alarms are free, and each further one is not. */
  private ofFunctions() {
    this.alarm({
      kind: "function-errors",
      says: "Functions of this account threw, ran out of time or memory, or could not start.",
      impact: "work of queues is late, and given up after several tries; API calls got 5xx.",
      metric: everyFunction("Errors"),
      threshold: 1,
      // One death of many is what retries are for.
      periods: 2,
    });
    this.alarm({
      kind: "throttles",
      says: "Lambda refused calls: the account's concurrency is used up.",
      impact: "calls are refused or late, also those of other stages in this account.",
      metric: everyFunction("Throttles"),
      threshold: 5,
      periods: 3,
    });
  }

  /**
   * Dead letters keep the alarm on until they are dealt with, whoever put them there. One for all
   * queues: ten alarms are free. Measured four times an hour, so that half an hour is never silent.
   */
  private ofLetters() {
    const waiting = { name: "DeadLettersWaiting", dimensions: {} } as const;
    const { stage } = this.props;
    this.alarm({
      kind: "dead-letters",
      says: "Messages of at least one queue were given up, or nobody counts them.",
      impact:
        "what they asked for was not done; GET /v1/admin/queues and the dashboard show whose they are, and the runbook what people miss.",
      metric: ownMetric(stage, "letters", waiting, Stats.MAXIMUM, Duration.minutes(30)),
      threshold: 1,
      silence: "wrong",
    });
  }

  private ofLateness({ work, impact, lateAfter }: QueueWorker) {
    if (!lateAfter) return;
    this.alarm({
      kind: "queue-is-late",
      subject: this.shortName(work.name),
      says: `A message has waited in ${work.name} for more than ${lateAfter.toMinutes()} minutes.`,
      impact,
      metric: queueMetric(work.name, "ApproximateAgeOfOldestMessage"),
      threshold: lateAfter.toSeconds(),
      periods: 2,
    });
  }

  private ofFollower({ worker, follows, impact, behindAfter }: StreamFollower) {
    if (!behindAfter) return;
    this.alarm({
      kind: "stream-is-behind",
      subject: worker.service,
      says: `${worker.service} is more than ${behindAfter.toMinutes()} minutes behind ${follows}.`,
      impact: `${impact} What is a day old is lost.`,
      metric: functionMetric(worker, "IteratorAge", Stats.MAXIMUM),
      threshold: behindAfter.toMilliseconds(),
    });
  }

  private ofSources() {
    const { stage } = this.props;
    const overdue = { name: "MostOverdueSeconds", dimensions: {} } as const;
    this.alarm({
      kind: "source-is-not-fresh",
      says: "A source is older than it may be, and was an hour before; or nobody measures it.",
      impact: "new cards and changes of at least one source are missing.",
      metric: ownMetric(stage, "freshness", overdue, Stats.MAXIMUM),
      // Of all sources, each by its own bound; that no run begins is seen by it too.
      threshold: 0,
      periods: 2,
      silence: "wrong",
    });
    const drifted = { name: "FieldsDrifted", dimensions: {} } as const;
    this.alarm({
      kind: "source-has-changed",
      says: "Fields of a source are missing or otherwise in many more records than in the run before.",
      impact: "facts are missing from cards that were fetched since.",
      metric: ownMetric(stage, "runs", drifted),
      threshold: 1,
    });
  }

  private ofApi() {
    this.alarm({
      kind: "api-errors",
      says: "The API answered at least five calls with 5xx within a quarter of an hour.",
      impact: "people see errors.",
      metric: apiMetric(this.props.apiId, "5xx", Stats.SUM, Duration.minutes(15)),
      threshold: 5,
    });
  }

  private ofRenders() {
    const failed = { name: "RendersFailed", dimensions: {} } as const;
    this.alarm({
      kind: "render-failures",
      says: "At least three renders were given up within an hour.",
      impact: "people who asked for a picture of their collection get none.",
      metric: ownMetric(this.props.stage, "renders", failed),
      threshold: 3,
    });
  }

  private alarm(props: Omit<OpsAlarmProps, "stage" | "topic">) {
    const { stage, topic } = this.props;
    const id = [props.kind, ...(props.subject ? [props.subject] : [])].join("-");
    return new OpsAlarm(this, id, { stage, topic, ...props });
  }

  private shortName = (queueName: string) =>
    queueName.replace(`cardlake-${this.props.stage.name}-`, "");
}
