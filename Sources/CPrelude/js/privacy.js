// wx.onNeedPrivacyAuthorization: the latest listener is asked whenever a call needs the person's consent; it answers by
// the function that it is given.
(function (native, shared) {
  'use strict';

  const ANSWERS = ['agree', 'disagree', 'exposureAuthorization'];

  shared.addFunction('onNeedPrivacyAuthorization', (listener) => {
    if (typeof listener !== 'function') return;
    native.callSynchronous('privacy.listen', []);
    shared.listen('privacy.ask', ({ number, referrer }) => {
      const resolve = (answer) => {
        const { event, buttonId } = Object(answer);
        if (!ANSWERS.includes(event)) {
          throw new TypeError(`resolve: event should be one of ${ANSWERS.join(', ')}`);
        }
        native.callSynchronous('privacy.resolve', [number, event, buttonId]);
      };
      listener(resolve, { referrer });
    });
  });
});
