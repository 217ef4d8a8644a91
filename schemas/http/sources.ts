export {
  getReplay,
  listReplayDifferences,
  listReplays,
  resumeReplay,
  startReplay,
  stopReplay,
} from "./replays.ts";
export { getRun, listRuns, listRunUnits, startRun, stopRun } from "./runs.ts";
export { listUpstreams } from "./upstreams.ts";
