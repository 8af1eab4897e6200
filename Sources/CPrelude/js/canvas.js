// Canvases: the 2D context, and the older one whose `draw` shows what was collected. Calls are collected here and drawn in
// Swift when somebody reads the picture, or when the turn is over.
(function (native, shared) {
  'use strict';

  /** The colours that CSS names, as hexadecimal digits. */
  const COLORS = Object.fromEntries(`
    aliceblue f0f8ff, antiquewhite faebd7, aqua 0ff, aquamarine 7fffd4, azure f0ffff, beige f5f5dc, bisque ffe4c4,
    black 000, blanchedalmond ffebcd, blue 00f, blueviolet 8a2be2, brown a52a2a, burlywood deb887,
    cadetblue 5f9ea0, chartreuse 7fff00, chocolate d2691e, coral ff7f50, cornflowerblue 6495ed, cornsilk fff8dc,
    crimson dc143c, cyan 0ff, darkblue 00008b, darkcyan 008b8b, darkgoldenrod b8860b, darkgray a9a9a9,
    darkgreen 006400, darkgrey a9a9a9, darkkhaki bdb76b, darkmagenta 8b008b, darkolivegreen 556b2f,
    darkorange ff8c00, darkorchid 9932cc, darkred 8b0000, darksalmon e9967a, darkseagreen 8fbc8f,
    darkslateblue 483d8b, darkslategray 2f4f4f, darkslategrey 2f4f4f, darkturquoise 00ced1, darkviolet 9400d3,
    deeppink ff1493, deepskyblue 00bfff, dimgray 696969, dimgrey 696969, dodgerblue 1e90ff, firebrick b22222,
    floralwhite fffaf0, forestgreen 228b22, fuchsia f0f, gainsboro dcdcdc, ghostwhite f8f8ff, gold ffd700,
    goldenrod daa520, gray 808080, green 008000, greenyellow adff2f, grey 808080, honeydew f0fff0, hotpink ff69b4,
    indianred cd5c5c, indigo 4b0082, ivory fffff0, khaki f0e68c, lavender e6e6fa, lavenderblush fff0f5,
    lawngreen 7cfc00, lemonchiffon fffacd, lightblue add8e6, lightcoral f08080, lightcyan e0ffff,
    lightgoldenrodyellow fafad2, lightgray d3d3d3, lightgreen 90ee90, lightgrey d3d3d3, lightpink ffb6c1,
    lightsalmon ffa07a, lightseagreen 20b2aa, lightskyblue 87cefa, lightslategray 789, lightslategrey 789,
    lightsteelblue b0c4de, lightyellow ffffe0, lime 0f0, limegreen 32cd32, linen faf0e6, magenta f0f,
    maroon 800000, mediumaquamarine 66cdaa, mediumblue 0000cd, mediumorchid ba55d3, mediumpurple 9370db,
    mediumseagreen 3cb371, mediumslateblue 7b68ee, mediumspringgreen 00fa9a, mediumturquoise 48d1cc,
    mediumvioletred c71585, midnightblue 191970, mintcream f5fffa, mistyrose ffe4e1, moccasin ffe4b5,
    navajowhite ffdead, navy 000080, oldlace fdf5e6, olive 808000, olivedrab 6b8e23, orange ffa500,
    orangered ff4500, orchid da70d6, palegoldenrod eee8aa, palegreen 98fb98, paleturquoise afeeee,
    palevioletred db7093, papayawhip ffefd5, peachpuff ffdab9, peru cd853f, pink ffc0cb, plum dda0dd,
    powderblue b0e0e6, purple 800080, rebeccapurple 639, red f00, rosybrown bc8f8f, royalblue 4169e1,
    saddlebrown 8b4513, salmon fa8072, sandybrown f4a460, seagreen 2e8b57, seashell fff5ee, sienna a0522d,
    silver c0c0c0, skyblue 87ceeb, slateblue 6a5acd, slategray 708090, slategrey 708090, snow fffafa,
    springgreen 00ff7f, steelblue 4682b4, tan d2b48c, teal 008080, thistle d8bfd8, tomato ff6347, turquoise 40e0d0,
    violet ee82ee, wheat f5deb3, white fff, whitesmoke f5f5f5, yellow ff0, yellowgreen 9acd32
  `.split(',').map((pair) => pair.trim().split(' ')));

  /** A CSS colour as red, green, blue (to 255) and alpha (to 1). Undefined where it is none. */
  function rgba(text) {
    const value = String(text).trim().toLowerCase();
    if (value === 'transparent') return [0, 0, 0, 0];
    let hex = COLORS[value] || (value[0] === '#' ? value.slice(1) : '');
    if (/^[0-9a-f]{3,4}$/.test(hex)) hex = [...hex].map((digit) => digit + digit).join('');
    if (/^([0-9a-f]{6}|[0-9a-f]{8})$/.test(hex)) {
      const at = (index) => parseInt(hex.slice(index, index + 2), 16);
      return [at(0), at(2), at(4), hex.length === 8 ? at(6) / 255 : 1];
    }
    const parts = /^(rgb|hsl)a?\(([^)]*)\)$/.exec(value);
    if (parts === null) return undefined;
    if (parts[1] === 'hsl') return hsl(parts[2].split(/[\s,/]+/).filter(Boolean).map(parseFloat), parts[2]);
    const numbers = parts[2].split(/[\s,/]+/).filter(Boolean)
      .map((part, index) => part.endsWith('%') ? parseFloat(part) * (index < 3 ? 2.55 : 0.01) : parseFloat(part));
    if (numbers.length < 3 || numbers.some(Number.isNaN)) return undefined;
    return [numbers[0], numbers[1], numbers[2], numbers[3] === undefined ? 1 : numbers[3]];
  }

  /** A colour by hue in degrees, saturation and lightness in percent, and alpha. */
  function hsl([hue, saturation, lightness, alpha], text) {
    if ([hue, saturation, lightness].some((number) => !Number.isFinite(number))) return undefined;
    const part = (number) => Math.min(Math.max(number, 0), 100) / 100;
    const [s, l] = [part(saturation), part(lightness)];
    const channel = (n) => {
      const k = (((n + hue / 30) % 12) + 12) % 12;
      return 255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
    };
    const opacity = alpha === undefined ? 1 : /%\s*$/.test(text) && text.trim().split(/[\s,/]+/).length > 3 ? alpha / 100 : alpha;
    return [channel(0), channel(8), channel(4), opacity];
  }

  class CanvasGradient {
    constructor(points) {
      this.points = points;
      this.stops = [];
    }

    /** Adds a colour at a part of the way. */
    addColorStop(offset, color) {
      const channels = rgba(color);
      if (channels !== undefined) this.stops.push([Number(offset), ...channels]);
    }
  }

  /** How wide a text is shown: two columns for what is wide, never less than the characters of the terminal. */
  function textWidth(text, fontSize) {
    let columns = 0;
    for (const character of String(text)) columns += character.codePointAt(0) >= 0x1100 ? 2 : 1;
    return columns * Math.max(fontSize, 16) / 2;
  }

  /** What is drawn on: a picture of Swift's and the calls that it has not taken yet. */
  class Board {
    #calls = [];
    #isDue = false;
    #show;
    /** `show` is undefined where only `draw` shows what was drawn. */
    constructor(width, height, show) {
      this.#show = show;
      this.resize(width, height);
    }

    resize(width, height) {
      if (this.number) native.canvasFree(this.number);
      [this.width, this.height] = [Math.floor(width), Math.floor(height)];
      this.number = native.canvasMake(this.width, this.height);
      this.#calls = [];
    }

    /** Lets the picture go. */
    free() {
      if (this.number) native.canvasFree(this.number);
      this.number = 0;
      this.#calls = [];
    }

    /** Adds a call, and gives it back; undefined where there is no picture. */
    add(...call) {
      if (this.number === 0) return undefined;
      this.#calls.push(call);
      if (!this.#isDue && this.#show !== undefined) {
        this.#isDue = true;
        native.later(() => this.show());
      }
      return call;
    }

    /** The calls that were not drawn; whoever takes them draws them. */
    take() {
      const calls = this.#calls;
      this.#calls = [];
      return calls;
    }

    /** Has everything drawn. */
    flush() {
      const calls = this.take();
      if (calls.length > 0) native.canvasDraw(this.number, calls);
    }

    show() {
      this.#isDue = false;
      this.flush();
      this.#show(this);
    }
  }

  const PATH = [
    'beginPath', 'closePath', 'moveTo', 'lineTo', 'rect', 'bezierCurveTo', 'quadraticCurveTo', 'arc', 'arcTo', 'ellipse',
    'save', 'restore', 'translate', 'scale', 'rotate', 'transform', 'setTransform', 'fillRect', 'strokeRect',
    'clearRect',
  ];
  const SETTINGS = {
    lineWidth: 1, lineCap: 'butt', lineJoin: 'miter', miterLimit: 10, globalAlpha: 1, textAlign: 'start',
    textBaseline: 'alphabetic', lineDashOffset: 0, globalCompositeOperation: 'source-over', shadowBlur: 0,
    shadowOffsetX: 0, shadowOffsetY: 0,
  };

  class CanvasPattern {
    #image;
    /** The image is kept as long as the pattern. */
    constructor(number, repetition, image) {
      this.number = number;
      this.repetition = repetition;
      this.#image = image;
    }
  }

  /** A picture to fill with; null where there is none. */
  function pattern(image, repetition) {
    const source = shared.pictureOf(image);
    if (source === undefined) return null;
    source.flush?.();
    return new CanvasPattern(source.number, String(repetition || 'repeat'), image);
  }

  /** What is drawn of a picture, and where, for the forms that `drawImage` may have. */
  function imageArguments({ number, width, height }, n) {
    const [w, h] = [n[2] === undefined ? width : n[2], n[3] === undefined ? height : n[3]];
    return [number, ...(n.length >= 8 ? n.slice(0, 8) : [0, 0, width, height, n[0], n[1], w, h]).map(Number)];
  }

  class CanvasRenderingContext2D {
    #board;
    #settings = { ...SETTINGS, fillStyle: '#000000', strokeStyle: '#000000', font: '10px sans-serif', lineDash: [],
      shadowColor: 'rgba(0, 0, 0, 0)' };
    #stack = [];
    constructor(board, canvas) {
      this.#board = board;
      this.canvas = canvas;
    }

    static {
      const define = (name, value) => {
        Object.defineProperty(CanvasRenderingContext2D.prototype, name, { value, writable: true, configurable: true });
      };
      const property = (name, set) => {
        Object.defineProperty(CanvasRenderingContext2D.prototype, name, {
          get() { return this.#settings[name]; }, set(value) { set.call(this, value); }, configurable: true,
        });
      };
      for (const name of PATH) {
        define(name, function (...args) {
          if (name === 'save') this.#stack.push({ ...this.#settings });
          if (name === 'restore' && this.#stack.length > 0) this.#settings = this.#stack.pop();
          this.#board.add(name, ...args.map(Number));
        });
      }
      for (const name of Object.keys(SETTINGS)) {
        property(name, function (value) {
          this.#settings[name] = value;
          this.#board.add(name, typeof SETTINGS[name] === 'number' ? Number(value) : String(value));
        });
      }
      for (const name of ['fillStyle', 'strokeStyle']) {
        property(name, function (value) {
          if (value instanceof CanvasGradient) {
            this.#settings[name] = value;
            this.#board.add(name, value.points, value.stops);
            return;
          }
          if (value instanceof CanvasPattern) {
            this.#settings[name] = value;
            this.#board.add(name, value.number, value.repetition);
            return;
          }
          const channels = rgba(value);
          if (channels === undefined) return;
          this.#settings[name] = value;
          this.#board.add(name, channels);
        });
      }
      property('shadowColor', function (value) {
        const channels = rgba(value);
        if (channels === undefined) return;
        this.#settings.shadowColor = value;
        this.#board.add('shadowColor', ...channels);
      });
      property('font', function (value) {
        const size = /([\d.]+)\s*(px|pt|rpx)/.exec(String(value));
        if (size === null) return;
        this.#settings.font = String(value);
        this.#board.add('fontSize', parseFloat(size[1]));
      });
    }

    get #fontSize() { return parseFloat(/([\d.]+)\s*(px|pt|rpx)/.exec(this.#settings.font)[1]); }

    resetTransform() { this.setTransform(1, 0, 0, 1, 0, 0); }

    /** Does something with the path of the context, or with one that is given. */
    #use(name, args) {
      const path = shared.pathCalls(args[0]);
      const rule = (path === undefined ? args[0] : args[1]) === 'evenodd' ? 'evenodd' : 'nonzero';
      if (path !== undefined) {
        this.#board.add('keepPath');
        this.#board.add('beginPath');
        for (const call of path) this.#board.add(...call);
      }
      this.#board.add(name, rule);
      if (path !== undefined) this.#board.add('givePath');
    }
    fill(...args) { this.#use('fill', args); }
    stroke(...args) { this.#use('stroke', args); }
    clip(...args) { this.#use('clip', args); }

    #contains(path, x, y, rule, isStroke) {
      const calls = shared.pathCalls(path);
      if (calls !== undefined) {
        this.#board.add('keepPath');
        this.#board.add('beginPath');
        for (const call of calls) this.#board.add(...call);
      }
      this.#board.flush();
      const found = native.canvasContains(this.#board.number, Number(x), Number(y), rule === 'evenodd', isStroke);
      if (calls !== undefined) this.#board.add('givePath');
      return found;
    }
    isPointInPath(...args) {
      const [path, x, y, rule] = typeof args[0] === 'object' ? args : [undefined, ...args];
      return this.#contains(path, x, y, rule, false);
    }
    isPointInStroke(...args) {
      const [path, x, y] = typeof args[0] === 'object' ? args : [undefined, ...args];
      return this.#contains(path, x, y, undefined, true);
    }
    fillText(text, x, y) { this.#board.add('text', String(text), Number(x), Number(y)); }
    strokeText(text, x, y) { this.fillText(text, x, y); }
    measureText(text) {
      const size = this.#fontSize;
      return {
        width: textWidth(text, size), actualBoundingBoxAscent: size * 0.8, actualBoundingBoxDescent: size * 0.2,
        fontBoundingBoxAscent: size * 0.8, fontBoundingBoxDescent: size * 0.2,
      };
    }
    setLineDash(list) {
      this.#settings.lineDash = Array.from(list, Number);
      this.#board.add('lineDash', ...this.#settings.lineDash);
    }
    getLineDash() { return this.#settings.lineDash.slice(); }
    createLinearGradient(x0, y0, x1, y1) { return new CanvasGradient([x0, y0, x1, y1].map(Number)); }
    createRadialGradient(...points) { return new CanvasGradient(points.map(Number)); }
    createPattern(image, repetition) { return pattern(image, repetition); }

    /** Draws an image or another canvas: all of it or a part, as large as it is or as is said. */
    drawImage(image, ...n) {
      const source = shared.pictureOf(image);
      if (source === undefined) return;
      source.flush?.();
      this.#board.add('image', ...imageArguments(source, n));
    }

    createImageData(width, height) {
      const [w, h] = [Math.floor(width), Math.floor(height)];
      return { width: w, height: h, data: new Uint8ClampedArray(w * h * 4) };
    }
    getImageData(x, y, width, height) {
      this.#board.flush();
      const [w, h] = [Math.floor(width), Math.floor(height)];
      const bytes = native.canvasPixels(this.#board.number, Math.floor(x), Math.floor(y), w, h);
      return { width: w, height: h, data: new Uint8ClampedArray(bytes) };
    }
    putImageData(image, x, y) {
      this.#board.flush();
      const { buffer, byteOffset, byteLength } = image.data;
      const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
      native.canvasPut(this.#board.number, bytes, Math.floor(x), Math.floor(y), image.width);
    }
  }

  const boards = new WeakMap();
  /** Frees pictures when the canvases and images that hold them are gone. */
  const released = new FinalizationRegistry((free) => free());

  /** What `drawImage` can draw. */
  shared.pictureOf = (image) => boards.get(image);

  /** The pictures of the package that were loaded, by source. */
  const pictures = new Map();

  /** Calls back with the picture of a source: at once where that can be, else when it is there; undefined for none. */
  function loadPicture(source, done) {
    const isPackaged = !/^(\w+:|\/\/)/.test(source);
    const known = pictures.get(source) || (isPackaged ? native.canvasLoad(source) : undefined);
    if (known) {
      pictures.set(source, known);
      done(known);
      return;
    }
    const src = isPackaged ? `/${source.replace(/^[./]+/, '')}` : source;
    const isAsked = native.callAsynchronous('image.pixels', { src }, (error, found) => {
      if (error) return done(undefined);
      const { width, height } = found;
      const number = native.canvasMake(width, height);
      native.canvasPut(number, found.pixels, 0, 0, width);
      const picture = { number, width, height };
      if (isPackaged) pictures.set(source, picture);
      else picture.free = () => native.canvasFree(number);
      return done(picture);
    });
    if (isAsked === false) done(undefined);
  }

  class Image {
    #source = '';
    width = 0;
    height = 0;
    onload = null;
    onerror = null;
    get src() { return this.#source; }
    set src(value) {
      const source = String(value);
      this.#source = source;
      loadPicture(source, (loaded) => {
        if (this.#source !== source) return;
        if (loaded) {
          boards.set(this, loaded);
          if (loaded.free) released.register(this, loaded.free);
          [this.width, this.height] = [loaded.width, loaded.height];
        }
        native.later(() => {
          const callback = loaded ? this.onload : this.onerror;
          const event = loaded ? { type: 'load' } : { errMsg: `GET ${source} 404 (Not Found)` };
          if (typeof callback === 'function') shared.guard('Image', callback, this, [event]);
        });
      });
    }
  }

  class Canvas {
    #board;
    #context;
    constructor(width, height, show) {
      this.#board = new Board(width, height, show);
      boards.set(this, this.#board);
    }
    get width() { return this.#board.width; }
    set width(value) { this.#resize(value, this.#board.height); }
    get height() { return this.#board.height; }
    set height(value) { this.#resize(this.#board.width, value); }

    #resize(width, height) {
      this.#board.resize(Number(width) || 0, Number(height) || 0);
      if (this.#context !== undefined) this.#context = undefined;
    }

    getContext(type) {
      if (type !== '2d') return null;
      if (this.#context === undefined) this.#context = new CanvasRenderingContext2D(this.#board, this);
      return this.#context;
    }
    createImage() { return new Image(); }
    createImageData(width, height) { return this.getContext('2d').createImageData(width, height); }
    createPath2D(path) { return shared.makePath(path); }
    requestAnimationFrame(callback) { return setTimeout(() => callback(Date.now()), 33); }
    cancelAnimationFrame(handle) { clearTimeout(handle); }
    toDataURL() { return dataURL(this.#board); }
  }

  function dataURL(board) {
    board.flush();
    return `data:image/png;base64,${native.callSynchronous('arrayBufferToBase64', [native.canvasPNG(board.number)]).value}`;
  }

  /** The canvases of pages, by page and node. */
  const canvases = new Map();

  /** A page is gone: what was drawn for it goes, too. */
  shared.closeCanvases = function closeCanvases(page) {
    for (const map of [canvases, older]) {
      for (const [key, entry] of map) {
        if (entry.page !== page) continue;
        entry.board.free();
        map.delete(key);
      }
    }
  };

  function canvasOf({ page, node, width, height }) {
    const key = `${page}/${node}`;
    if (!canvases.has(key)) {
      const canvas = new Canvas(width, height, (board) => native.canvasShow(board.number, {
        page, node, width, height, drawnWidth: board.width, drawnHeight: board.height,
      }));
      canvases.set(key, { page, canvas, board: boards.get(canvas) });
    }
    return canvases.get(key).canvas;
  }
  shared.canvasOf = canvasOf;

  // The older interface.

  /** The boards of canvases by `canvas-id`; as large as any canvas is, since nobody says how large. */
  const older = new Map();
  const SIZE = 1024;

  function olderBoard(id) {
    if (!older.has(id)) older.set(id, { page: native.canvasPage(), board: new Board(SIZE, SIZE) });
    return older.get(id).board;
  }

  const setter = (name) => `set${name[0].toUpperCase()}${name.slice(1)}`;

  function createCanvasContext(id) {
    const board = olderBoard(String(id));
    const context = new CanvasRenderingContext2D(board, undefined);
    // How many pictures that were drawn are still to come, and who waits for them.
    let missing = 0;
    const loose = [];
    let waiting = [];
    const whenComplete = (work) => { if (missing === 0) work(); else waiting.push(work); };
    for (const name of [...Object.keys(SETTINGS), 'fillStyle', 'strokeStyle']) {
      if (name !== 'lineDashOffset') context[setter(name)] = (value) => { context[name] = value; };
    }
    return Object.assign(context, {
      setFontSize(size) { context.font = `${Number(size)}px sans-serif`; },
      setLineDash(list, offset) {
        CanvasRenderingContext2D.prototype.setLineDash.call(context, list);
        if (offset !== undefined) context.lineDashOffset = offset;
      },
      setShadow(x, y, blur, color) {
        Object.assign(context, { shadowOffsetX: x, shadowOffsetY: y, shadowBlur: blur, shadowColor: color });
      },
      createPattern(path, repetition) {
        const image = new Image();
        image.src = path;
        return pattern(image, repetition);
      },
      createCircularGradient(x, y, r) { return new CanvasGradient([x, y, 0, x, y, r].map(Number)); },
      drawImage(path, ...n) {
        // What comes later is drawn in its place among the other calls.
        const call = board.add('image', 0, 0, 0, 0, 0, 0, 0, 0, 0);
        missing += 1;
        loadPicture(String(path), (loaded) => {
          missing -= 1;
          if (loaded && call) call.splice(1, call.length, ...imageArguments(loaded, n));
          if (loaded && loaded.free) loose.push(loaded.free);
          if (missing === 0) for (const work of waiting.splice(0)) work();
        });
      },
      draw(reserve, callback) {
        // The state does not outlive a `draw`.
        const calls = board.take();
        whenComplete(() => {
          native.canvasDraw(board.number, [['reset', reserve === true ? 0 : 1], ...calls]);
          for (const free of loose.splice(0)) free();
          native.later(() => {
            native.canvasShow(board.number, {
              canvasId: String(id), width: SIZE, height: SIZE, drawnWidth: SIZE, drawnHeight: SIZE,
            });
            if (typeof callback === 'function') shared.guard('CanvasContext.draw', callback, undefined, [{ errMsg: 'drawCanvas:ok' }]);
          });
        });
      },
    });
  }

  shared.addFunction('createCanvasContext', createCanvasContext);
  shared.addFunction('createOffscreenCanvas', (options, height) => {
    const [w, h] = typeof options === 'object' && options !== null ? [options.width, options.height] : [options, height];
    const canvas = new Canvas(Number(w) || 300, Number(h) || 150, () => {});
    const board = boards.get(canvas);
    released.register(canvas, () => board.free());
    return canvas;
  });
  /** The part of a board that options name, in the size that they name, as a board of its own. */
  function cut(board, options) {
    const number = (value, fallback) => (Number.isFinite(Number(value)) && value !== undefined ? Number(value) : fallback);
    const [x, y] = [number(options.x, 0), number(options.y, 0)];
    const [width, height] = [number(options.width, board.width - x), number(options.height, board.height - y)];
    const [w, h] = [number(options.destWidth, width), number(options.destHeight, height)];
    if (!(width > 0 && height > 0 && w >= 1 && h >= 1)) return undefined;
    board.flush();
    const made = new Board(w, h);
    made.add('image', board.number, x, y, width, height, 0, 0, Math.floor(w), Math.floor(h));
    made.flush();
    return made;
  }

  const olderOf = (id) => older.get(String(id))?.board;

  shared.addAsync('canvasToTempFilePath', [], (options, done) => {
    const board = options.canvas === undefined ? olderOf(options.canvasId) : boards.get(options.canvas);
    native.later(() => {
      const part = board === undefined ? undefined : cut(board, options);
      if (part === undefined) return done({ message: 'fail canvas is empty' });
      const isJPEG = options.fileType === 'jpg';
      const quality = options.quality > 0 && options.quality <= 1 ? options.quality : 1;
      const path = native.canvasFile(part.number, isJPEG ? Math.round(quality * 100) : -1);
      part.free();
      if (path === undefined) return done({ message: 'fail write file failed' });
      return done(undefined, { tempFilePath: path });
    });
  });
  shared.addAsync('canvasGetImageData', [], ({ canvasId, x, y, width, height }, done) => {
    const board = olderOf(canvasId);
    native.later(() => {
      if (board === undefined) return done({ message: 'fail canvas is empty' });
      board.flush();
      const data = new Uint8ClampedArray(native.canvasPixels(board.number, x, y, width, height));
      return done(undefined, { width, height, data });
    });
  });
  shared.addAsync('canvasPutImageData', [], ({ canvasId, data, x, y, width }, done) => {
    const board = olderBoard(String(canvasId));
    board.flush();
    native.canvasPut(board.number, data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength), x, y, width);
    native.later(() => done(undefined, {}));
  });
});
