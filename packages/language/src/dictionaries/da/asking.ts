// What the form says while it asks the server: only a form that asks brings these words.
export const asking: Record<string, string> = {
  'asking.checking': 'Tjekker dine svar …',
};
