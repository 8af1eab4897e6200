// wx.createSelectorQuery: collects what to measure, asks once.
(function (native, shared) {
  'use strict';

  /** The nodes that one select found, and what to ask about them. */
  class NodesRef {
    #query;
    #entry;
    constructor(query, entry) {
      this.#query = query;
      this.#entry = entry;
    }

    #ask(fields, callback) { return this.#query.add({ ...this.#entry, fields, callback }); }

    /** Position and size, in px from the viewport's corner. */
    boundingClientRect(callback) { return this.#ask({ id: true, dataset: true, rect: true, size: true }, callback); }

    /** How far a scroll-view or the viewport is scrolled. */
    scrollOffset(callback) { return this.#ask({ id: true, dataset: true, scrollOffset: true }, callback); }

    /** Whatever is named. */
    fields(fields, callback) {
      return this.#ask(typeof fields === 'object' && fields !== null ? fields : {}, callback);
    }

    /** The context object of a video, canvas and so on. */
    context(callback) { return this.#ask({ context: true }, callback); }

    /** The node object of a canvas or scroll-view. */
    node(callback) { return this.#ask({ node: true }, callback); }
  }

  class SelectorQuery {
    #component;
    #entries = [];
    #scope = {
      add: (entry) => {
        this.#entries.push(entry);
        return this;
      },
    };
    constructor(component) { this.#component = component; }

    /** Looks inside this component from here on. */
    in(component) {
      this.#component = component;
      return this;
    }

    /** The first node that the selector finds. */
    select(selector) { return this.#find(String(selector), 'first'); }

    /** Every node that the selector finds. */
    selectAll(selector) { return this.#find(String(selector), 'all'); }

    /** The viewport of the page. */
    selectViewport() { return this.#find('', 'viewport'); }

    #find(selector, mode) {
      return new NodesRef(this.#scope, { component: shared.hostNumber(this.#component), selector, mode });
    }

    /** Asks for all that was collected; the answers come in that order. */
    exec(callback) {
      const entries = this.#entries;
      const asked = entries.map(({ component, selector, mode, fields }) => (
        { component, selector, mode, fields: known(fields) }));
      native.query(asked, (answers) => {
        entries.forEach(({ component }, index) => {
          [answers[index]].flat().forEach((answer) => shared.giveNode(answer, component));
        });
        entries.forEach((entry, index) => {
          if (typeof entry.callback !== 'function') return;
          shared.guard('selector query', entry.callback, this, [answers[index]]);
        });
        if (typeof callback === 'function') shared.guard('selector query', callback, this, [answers]);
      });
      return this;
    }
  }

  /** The fields as data. */
  function known(fields) {
    const list = (value) => Array.isArray(value) ? value.map(String) : [];
    return {
      id: !!fields.id, dataset: !!fields.dataset, mark: !!fields.mark, rect: !!fields.rect, size: !!fields.size,
      scrollOffset: !!fields.scrollOffset, context: !!fields.context, node: !!fields.node,
      properties: list(fields.properties), computedStyle: list(fields.computedStyle),
    };
  }

  shared.selectorQuery = (component) => new SelectorQuery(component);
  shared.addFunction('createSelectorQuery', () => new SelectorQuery(undefined));
});
