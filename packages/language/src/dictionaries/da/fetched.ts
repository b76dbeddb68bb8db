// Fetched data: only a form that fetches brings these words.
export const fetched: Record<string, string> = {
  'fetched.loading': 'Henter oplysninger fra {source} …',
  'fetched.came': 'Oplysningerne er hentet fra {source}',
  'fetched.when': 'Hentet fra {source} {time}',
  'fetched.away': 'Vi kan ikke hente oplysninger fra {source} lige nu. Skriv dem selv, så kan du gå videre.',
  'fetched.unknown': '{source} har ingen oplysninger, vi kan vise her. Skriv dem selv, så kan du gå videre.',
  'fetched.protected': 'Dine oplysninger hos {source} er beskyttede. Derfor viser vi dem ikke her. Du behøver ikke at skrive dem.',
  'fetched.none': 'Ikke oplyst',
  'fetched.again': 'Prøv at hente igen',
  'fetched.wrong': 'Er noget forkert?',
  'fetched.wrong-label': 'Skriv, hvad der er forkert',
  'fetched.wrong-hint': 'Det, du skriver, bliver sendt med, så den, der behandler sagen, kan se det. Oplysningerne hos {source} bliver ikke rettet af det.',
  'fetched.not-wrong': 'Fortryd. Alt er rigtigt',
};
