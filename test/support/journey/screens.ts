/** Every screen of the road permit, one after the other, for who looks at all of them. */
import type { JourneyServer } from './server.ts';
import type { Citizen } from './citizen.ts';
import type { Visit } from './browser.ts';
import type { FormWords } from './form.ts';
import { pdf } from './files.ts';
import { focusOn } from './focus.ts';
import { answerUntil, goOn, goToPay, provider, receipt, scaffold, sendToPayment, solution } from './road-permit.ts';
import { until } from './until.ts';

/** Called at each screen when it has settled; `errors` are the words of the error summary, on screens that have one. */
export type Look = (screen: string, citizen: Citizen, errors?: readonly string[]) => Promise<void>;

/** Names of the screens in the order they come. */
export const screens = [
  'front', 'before-you-start', 'applicant', 'applicant-errors', 'applicant-answered', 'place', 'place-errors', 'place-answered', 'traffic',
  'traffic-errors', 'traffic-answered', 'consent', 'consent-errors', 'consent-refused', 'check', 'change', 'payment', 'payment-cancelled',
  'payment-declined', 'receipt', 'receipt-masked', 'no-such-page',
] as const;

/** Walks one citizen over every screen. */
export async function everyScreen(visit: Visit, other: Visit, server: JourneyServer, form: FormWords, look: Look): Promise<void> {
  const { citizen } = visit;
  const query = form.language === 'en' ? '?lang=en' : '';
  const answers = scaffold(pdf());
  const errors = async (): Promise<string[]> => {
    await focusOn(citizen, 'group', /skal rette|to correct/);
    // Where a kind of field is still on its way, general words stand in for its own, in the summary and at the field.
    return until('summary and fields to say the same', async () => {
      const names = (await citizen.errorSummary()).map(({ name }) => name);
      const nodes = await citizen.tree();
      return names.every((name) => nodes.some(({ description }) => description.includes(name))) && names;
    });
  };

  await citizen.open(`/${query}`);
  // With the services it offers, which are asked for when the page is there.
  await until('the front page', async () => (await citizen.headingNow()) !== '' && (await citizen.page.$('a[href^="/solutions/"]')) !== null);
  await look('front', citizen);
  await citizen.open(solution + query);
  await citizen.heading(form.step('before-you-start'));
  await look('before-you-start', citizen);
  await goOn(citizen, form);

  for (const step of ['applicant', 'place', 'traffic'] as const) {
    await citizen.heading(form.step(step));
    await look(step, citizen);
    // A kind of applicant must be known before there is much to miss.
    if (step === 'applicant') await form.answer(citizen, { applicantType: 'person' });
    if (step === 'place') await form.answer(citizen, { what: 'other', to: '2020-01-01' });
    if (step === 'traffic') await form.answer(citizen, { blocks: ['carriageway'] });
    await goOn(citizen, form);
    await look(`${step}-errors`, citizen, await errors());
    await form.answer(citizen, step === 'traffic' ? { ...answers['traffic'], blocks: ['pavement'] } : answers[step]!);
    await citizen.gone({ role: 'group', name: /skal rette|to correct/ });
    await look(`${step}-answered`, citizen);
    await goOn(citizen, form);
  }

  await citizen.heading(form.step('consent'));
  await look('consent', citizen);
  await goOn(citizen, form);
  await look('consent-errors', citizen, await errors());
  await form.answer(citizen, { debtConsent: 'refused', truth: true });
  await look('consent-refused', citizen);
  await answerUntil(citizen, form, answers);
  await look('check', citizen);
  await citizen.click((await citizen.all({ role: 'link', name: new RegExp(`^${form.t('wizard.change')} `) }))[0]!);
  await citizen.heading(form.step('applicant'));
  await look('change', citizen);
  await goOn(citizen, form);
  await citizen.heading(form.step('check'));

  await sendToPayment(citizen, form);
  await look('payment', citizen);
  await goToPay(citizen, form);
  await provider.cancel(citizen);
  await citizen.reads(new RegExp(form.t('payment.state.cancelled-by-user')));
  await look('payment-cancelled', citizen);
  await goToPay(citizen, form);
  await provider.decline(citizen);
  await citizen.reads(/Banken sagde nej|The bank said no/);
  await citizen.page.goBack();
  await citizen.page.goBack();
  await until('the payment page of ours', async () => citizen.page.url().startsWith(`${server.url}/solutions/`));
  await citizen.page.reload();
  await citizen.find({ role: 'button', name: /^(Betal |Pay |Prøv at betale igen|Try to pay again)/ });
  await look('payment-declined', citizen);
  await goToPay(citizen, form);
  await provider.approve(citizen);
  await receipt(citizen, form);
  await look('receipt', citizen);

  other.watch.expect(/401|403/);
  await other.citizen.page.goto(citizen.page.url());
  await receipt(other.citizen, form);
  await look('receipt-masked', other.citizen);
  other.watch.expect(/404/);
  await other.citizen.open('/ingenting');
  await look('no-such-page', other.citizen);
}
