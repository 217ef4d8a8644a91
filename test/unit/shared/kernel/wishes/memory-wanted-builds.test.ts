import { wantedBuildsContract } from "#test/contract/wanted-builds.ts";
import { memoryWantedBuilds } from "#test/fakes/memory-wanted-builds.ts";

wantedBuildsContract("the fake", async () => memoryWantedBuilds());
