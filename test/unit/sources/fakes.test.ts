import { lakeContract } from "#test/contract/lake.ts";
import { runStoreContract } from "#test/contract/run-store.ts";
import { seenStoreContract } from "#test/contract/seen-store.ts";
import { upstreamGateContract } from "#test/contract/upstream-gate.ts";
import { memoryLake } from "#test/fakes/memory-lake.ts";
import { memoryRunStore } from "#test/fakes/memory-run-store.ts";
import { memorySeenStore } from "#test/fakes/memory-seen-store.ts";
import { memoryUpstreamGate } from "#test/fakes/memory-upstream-gate.ts";

runStoreContract("memoryRunStore", memoryRunStore);
seenStoreContract("memorySeenStore", memorySeenStore);
lakeContract("memoryLake", () => memoryLake().lake);
upstreamGateContract("memoryUpstreamGate", memoryUpstreamGate);
