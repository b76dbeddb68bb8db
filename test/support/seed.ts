import fc from 'fast-check';

// Properties are tried with the same cases every time, so that a run says the same twice and a change is judged by what
// it changes. `TEST_SEED=…` tries others.
fc.configureGlobal({ seed: Number(process.env['TEST_SEED'] ?? 20261121) });
