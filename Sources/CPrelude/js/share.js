// What a page gives to be shared or kept.
(function (native, shared) {
  'use strict';

  /** How long a promise of something better to share may take, in milliseconds. */
  const PATIENCE = 3000;

  const MENUS = { shareAppMessage: 'share', shareTimeline: 'timeline' };

  /** The items of the page's menu that the options name, both where they name none. */
  function items({ menus }) {
    const names = Array.isArray(menus) ? menus.map(String) : Object.keys(MENUS);
    return names.map((name) => MENUS[name]).filter((item) => item !== undefined);
  }

  for (const [name, isShown] of [['showShareMenu', true], ['hideShareMenu', false], ['updateShareMenu', undefined]]) {
    shared.addAsync(name, [], (options, done) => {
      if (isShown !== undefined) native.shareMenu(items(options), isShown);
      native.later(() => done(undefined, {}));
    });
  }

  function show(item, defaults, card) {
    const text = (name, otherwise) => (card[name] === undefined || card[name] === null ? otherwise : String(card[name]));
    const query = text('query', defaults.query);
    // Only what is sent to a friend may lead to another page.
    const path = item === 'share' ? text('path', defaults.path) : `${defaults.page}${query === '' ? '' : `?${query}`}`;
    native.showShare(item, text('title', defaults.title), path, text('imageUrl', undefined));
  }

  /** Shows what a page's callback returned; where that has a promise, what this comes to, if it does in time. */
  shared.share = function share(item, defaults, returned) {
    const card = typeof returned === 'object' && returned !== null ? returned : {};
    const promise = card.promise;
    if (typeof promise !== 'object' || promise === null || typeof promise.then !== 'function') {
      show(item, defaults, card);
      return;
    }
    let isShown = false;
    const settle = (better) => {
      if (isShown) return;
      isShown = true;
      show(item, defaults, typeof better === 'object' && better !== null ? better : card);
    };
    promise.then(settle, () => settle(undefined));
    setTimeout(() => settle(undefined), PATIENCE);
  };
});
