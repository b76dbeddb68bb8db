/** The road permit as journeys use it: people who apply, what they answer, and the way from step to step. */
import { addDays, todayIn } from '@faelles/schemas/date.js';
import type { Citizen } from './citizen.ts';
import type { FormWords, Given } from './form.ts';
import { until } from './until.ts';

export const solution = '/solutions/road-permit/';

/** Today where the road is. */
export const today = (): string => todayIn('Europe/Copenhagen', new Date());

/** A day so many days from now. */
export const inDays = (days: number): string => addDays(today(), days);

export const name = 'Nanna Prøve';
export const cpr = '010150-5006';
export const email = 'nanna.proeve@example.com';
export const freeText = 'En lille badevogn til udlejning';

/** What must never be found in an address or in a log. */
export const privateWords: readonly string[] = [name, cpr, cpr.replace('-', ''), email, freeText, 'Prøvegade'];

/** Answers by step, and in a step by path. */
export type Case = Readonly<Record<string, Given>>;

export const person: Given = { applicantType: 'person', name, cpr, email, phone: '12 34 56 78' };

export const company: Given = {
  applicantType: 'company',
  cvr: '99999004',
  contactPerson: name,
  email,
  phone: '12 34 56 78',
};

const place = { street: 'Prøvegade', houseNumber: '12', postalCode: '1050', postalDistrict: 'København K' };
const consent: Given = { debtConsent: 'given', truth: true };

/** A container on 8 m² for ten days: no questions about traffic, and 8 × 8 × 6 kr. to pay. */
export const container: Case = {
  applicant: person,
  place: { place, what: 'container', area: '8', from: inDays(7), to: inDays(16) },
  consent,
};

/** What the container costs, in øre. */
export const containerOre = 38_400;

/** The first two days are free. */
export const twoDays: Case = { ...container, place: { ...container['place']!, to: inDays(8) } };

/** Something said in the citizen's own words. */
export const ownWords: Case = { ...container, place: { ...container['place']!, what: 'other', whatOther: freeText } };

/** A scaffold of 40 m² for 14 days that blocks the carriageway. */
export const scaffold = (trafficPlan: string): Case => ({
  applicant: person,
  place: { place, what: 'scaffold', area: '40', from: inDays(7), to: inDays(20) },
  traffic: { blocks: ['pavement', 'carriageway'], trafficPlan: [trafficPlan], onCallName: name, onCallPhone: '87 65 43 21' },
  consent,
});

/** The button that goes on, whatever it is called just now. */
export async function goOn(citizen: Citizen, form: FormWords): Promise<void> {
  const { t } = form;
  const names = ['wizard.start', 'wizard.continue', 'wizard.back-to-check'].map((key) => t(key));
  await citizen.press(new RegExp(`^(${names.join('|')})$`));
}

/** What happens at a step when its answers are given, before going on. */
export type AtStep = (step: string) => Promise<void>;

/**
 * Answers step after step from where the page stands, up to a step: default check-your-answers.
 * The steps that come are the page's business; a step without answers in the case is only gone on from.
 */
export async function answerUntil(citizen: Citizen, form: FormWords, answers: Case, last = 'check', atStep?: AtStep): Promise<void> {
  const ids = [...form.definition.steps.map(({ id }) => id), 'check'];
  let before = '';
  for (;;) {
    const step = await until(
      'the next step',
      async () => {
        const heading = await citizen.headingNow();
        const found = ids.find((id) => form.step(id) === heading);
        return found !== before && found;
      },
      { otherwise: async () => `Still at "${await citizen.headingNow()}": ${(await citizen.text()).slice(0, 1500)}` },
    );
    if (step === last) return;
    await form.answer(citizen, answers[step] ?? {});
    await atStep?.(step);
    await goOn(citizen, form);
    before = step;
  }
}

/** From the front door to a step, with answers. */
export async function apply(citizen: Citizen, form: FormWords, answers: Case, last = 'check', atStep?: AtStep): Promise<void> {
  await citizen.open(`${solution}${form.language === 'en' ? '?lang=en' : ''}`);
  await answerUntil(citizen, form, answers, last, atStep);
}

/** Sends the answers and waits for what comes. */
export async function send(citizen: Citizen, form: FormWords): Promise<void> {
  const { t } = form;
  await citizen.press(new RegExp(`^(${t('wizard.submit')}|${t('wizard.submit-and-pay')})$`));
}

/** Sends the answers and waits for the page that asks for payment. */
export async function sendToPayment(citizen: Citizen, form: FormWords): Promise<void> {
  await send(citizen, form);
  await citizen.heading(form.t('payment.heading'));
}

/** Leaves for the provider's page. */
export async function goToPay(citizen: Citizen, form: FormWords): Promise<void> {
  await citizen.press(/^(Betal |Pay |Prøv at betale igen|Try to pay again)/);
  await citizen.heading(form.language === 'da' ? 'Betal' : 'Pay');
}

/** At the provider's page. */
export const provider = {
  approve: (citizen: Citizen) => citizen.press(/^(Godkend betalingen|Approve the payment)$/),
  decline: (citizen: Citizen) => citizen.press(/^(Lad banken afvise betalingen|Let the bank decline the payment)$/),
  cancel: (citizen: Citizen) => citizen.press(/^(Annullér og gå tilbage|Cancel and go back)$/),
};

/** Pays, and waits for the receipt. */
export async function payAndReceive(citizen: Citizen, form: FormWords): Promise<void> {
  await goToPay(citizen, form);
  await provider.approve(citizen);
  await receipt(citizen, form);
}

/** Waits for the receipt, and gives its reference. */
export async function receipt(citizen: Citizen, form: FormWords): Promise<string> {
  await citizen.heading(form.t('receipt.heading'));
  return citizen.reads(/RV-\d{4}-[0-9A-Z]{7}/);
}
