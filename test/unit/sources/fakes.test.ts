import { lakeContract } from "#test/contract/lake.ts";
import { newestMarksContract } from "#test/contract/newest-marks.ts";
import { replayStoreContract } from "#test/contract/replay-store.ts";
import { runStoreContract } from "#test/contract/run-store.ts";
import { seenStoreContract } from "#test/contract/seen-store.ts";
import { upstreamGateContract } from "#test/contract/upstream-gate.ts";
import { memoryLake } from "#test/fakes/memory-lake.ts";
import { memoryNewestMarks } from "#test/fakes/memory-newest-marks.ts";
import { memoryReplayStore } from "#test/fakes/memory-replay-store.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";
import { memorySeenStore } from "#test/fakes/memory-seen-store.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";

runStoreContract("memoryRunStore", memoryRunStore);
replayStoreContract("memoryReplayStore", memoryReplayStore);
seenStoreContract("memorySeenStore", memorySeenStore);
lakeContract("memoryLake", () => memoryLake().lake);
upstreamGateContract("memoryUpstreamGate", memoryUpstreamGate);
newestMarksContract("memoryNewestMarks", memoryNewestMarks);
