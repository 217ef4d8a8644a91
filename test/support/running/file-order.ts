import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that share a local cloud run in the order of their names, on every machine: what one leaves is what the next
 * one finds. All others run as vitest has them, the longest first.
 */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOnCloud = ({ project }: TestSpecification) => project.name === "cloud";
    const others = await super.sort(files.filter((file) => !isOnCloud(file)));
    const onCloud = files.filter(isOnCloud);
    return [...others, ...onCloud.sort((a, b) => (a.moduleId < b.moduleId ? -1 : 1))];
  }
}
