/** Compares two decimal strings exactly: negative, zero or positive, as a sort function expects. */
export function compareDecimals(left: string, right: string): number {
  const scale = Math.max(scaleOf(left), scaleOf(right));
  const difference = unscaled(left, scale) - unscaled(right, scale);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}

function scaleOf(decimal: string): number {
  const point = decimal.indexOf('.');
  return point === -1 ? 0 : decimal.length - point - 1;
}

function unscaled(decimal: string, scale: number): bigint {
  return BigInt(decimal.replace('.', '') + '0'.repeat(scale - scaleOf(decimal)));
}
