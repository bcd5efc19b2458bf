/** A view without the members that its reader may not see. */
export function withoutHidden<View extends object, Field extends keyof View>(
  view: View,
  hidden: readonly Field[],
): Omit<View, Field> & Partial<Pick<View, Field>> {
  const shown: Omit<View, Field> & Partial<Pick<View, Field>> = { ...view };
  for (const field of hidden) Reflect.deleteProperty(shown, field);
  return shown;
}
