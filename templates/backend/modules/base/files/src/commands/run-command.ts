/** Runs a command of this folder: its lines go to standard output, its failure is one sentence and exit 1. */
export async function runCommand(
  command: (args: readonly string[]) => Promise<readonly string[]>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  try {
    for (const line of await command(args)) process.stdout.write(`${line}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
