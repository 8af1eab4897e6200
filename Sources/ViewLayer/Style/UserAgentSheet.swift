/// How built-in components look before a mini-program says anything: the defaults of the official components, with the
/// heights of controls chosen so that they fill whole rows.
enum UserAgentSheet {
    static let path = "built-in.wxss"

    static let source = """
        page, view, form, navigator, scroll-view, cover-view, swiper, swiper-item, radio-group, checkbox-group, picker,
        picker-view, picker-view-column, movable-area, movable-view, rich-text, editor, web-view, progress, slider,
        div, p, ul, ol, li, header, footer, main, nav, section, article, table, tr, h1, h2, h3, h4, h5, h6, hr, img
        { display: block }
        text { display: inline; white-space: pre-line }
        text[space] { white-space: pre-wrap }
        label, span, a, i, b, em, strong, br { display: inline }
        b, strong, h1, h2, h3 { font-weight: bold }
        i, em { font-style: italic }
        block, slot, template, import, wxs, include, page-meta, navigation-bar, root-portal, span-portal,
        pan-gesture-handler, tap-gesture-handler, double-tap-gesture-handler,
        long-press-gesture-handler, scale-gesture-handler, horizontal-drag-gesture-handler,
        vertical-drag-gesture-handler, force-press-gesture-handler, nested-scroll-header, nested-scroll-body,
        selection { display: contents }
        keyboard-accessory, ad, ad-custom, official-account, functional-page-navigator { display: none }
        match-media, share-element, snapshot, open-container, draggable-sheet, sticky-section, list-view,
        list-builder, open-data-list, open-data-item { display: block }
        sticky-header { display: block; position: sticky; top: 0 }
        grid-view, grid-builder { display: grid }
        page-container { background-color: #FFF; color: #000 }
        open-data { display: inline }
        [hidden] { display: none }

        button { display: block; box-sizing: border-box; margin-left: auto; margin-right: auto; padding: 16px 14px;
            position: relative; overflow: hidden; text-align: center; background-color: #F8F8F8; color: #000;
            white-space: normal }
        button::after { border: 1px solid rgba(0, 0, 0, .2) }
        button[type=primary] { background-color: #1AAD19; color: #FFF }
        button[type=warn] { background-color: #E64340; color: #FFF }
        button[plain] { background-color: transparent; color: #353535 }
        button[plain][type=primary] { background-color: transparent; color: #1AAD19 }
        button[plain][type=warn] { background-color: transparent; color: #E64340 }
        button[plain]::after { border-color: currentColor }
        button[size=mini] { display: inline-block; padding: 0 16px }
        button[disabled] { color: rgba(0, 0, 0, .5) }
        button[disabled][type=primary], button[disabled][type=warn] { color: rgba(255, 255, 255, .6) }
        button[disabled][plain] { color: rgba(0, 0, 0, .5) }
        button.button-hover { background-color: #DEDEDE; color: rgba(0, 0, 0, .6) }
        button.button-hover[type=primary] { background-color: #179B16; color: rgba(255, 255, 255, .6) }
        button.button-hover[type=warn] { background-color: #CE3C39; color: rgba(255, 255, 255, .6) }
        button.button-hover[plain] { background-color: transparent; color: rgba(53, 53, 53, .6) }
        navigator.navigator-hover { background-color: rgba(0, 0, 0, .1); opacity: .7 }
        button[loading]::before { content: "\u{25CC} " }

        input { display: block; overflow: hidden; white-space: nowrap; height: 16px; min-height: 16px }
        input::placeholder, textarea::placeholder, editor::placeholder { color: #808080 }
        textarea { display: block; position: relative; width: 300px; height: 150px; overflow: hidden }
        textarea[auto-height] { height: auto }
        editor { width: 100%; height: 200px; min-height: 64px; position: relative; overflow: hidden }
        image { display: inline-block; width: 320px; height: 240px; overflow: hidden }
        image[mode=widthFix] { height: auto; aspect-ratio: 4 / 3 }
        image[mode=heightFix] { width: auto; aspect-ratio: 4 / 3 }
        cover-image { display: block; width: 100%; overflow: hidden }
        canvas { display: block; width: 300px; height: 150px; position: relative }
        video { display: block; width: 300px; height: 225px; position: relative }
        map, camera, live-player, live-pusher { display: block; width: 300px; height: 150px; position: relative }
        audio { display: block; width: 300px; height: 65px }
        audio:not([controls]) { display: none }
        web-view { position: fixed; top: 0; left: 0; width: 100%; height: 100% }
        channel-video, channel-live, store-home, store-product, store-gift, store-coupon { display: block; height: 80px }
        voip-room, xr-frame { display: block; width: 300px; height: 150px }
        icon, checkbox, radio, switch { display: inline-block }
        checkbox, radio { margin-right: 8px }
        slider { margin: 0 16px; height: 16px; min-height: 16px; white-space: nowrap }
        progress { min-height: 16px; white-space: nowrap }
        picker-view { display: flex; position: relative; overflow: hidden; min-height: 80px }
        picker-view-column { flex: 1; overflow: hidden; height: 100%; min-height: 80px; white-space: nowrap }
        switch { white-space: pre }
        scroll-view { width: 100%; overflow: hidden }
        scroll-view[scroll-x] { overflow-x: auto }
        scroll-view[scroll-y] { overflow-y: auto }
        scroll-view[enable-flex] { display: flex }
        swiper { height: 150px; overflow: hidden; position: relative }
        swiper-item { width: 100%; height: 100%; overflow: hidden }
        movable-area { width: 10px; height: 10px; position: relative }
        movable-view { width: 10px; height: 10px; position: absolute }
        cover-view { white-space: nowrap }
        hr { border-top: 1px solid }
        address, aside, blockquote, caption, center, dd, dl, dt, fieldset, legend, pre { display: block }
        abbr, bdi, bdo, big, cite, code, del, font, ins, mark, q, rt, ruby, s, small, sub, sup, tt, u { display: inline }
        rich-text br { white-space: pre }
        rich-text p, rich-text ul, rich-text ol, rich-text dl, rich-text pre, rich-text h1, rich-text h2, rich-text h3,
        rich-text h4, rich-text h5, rich-text h6, rich-text blockquote { margin: 16px 0 }
        rich-text ul, rich-text ol, rich-text dd, rich-text blockquote { margin-left: 16px }
        rich-text li ul, rich-text li ol { margin-top: 0; margin-bottom: 0 }
        rich-text h4, rich-text h5, rich-text h6, rich-text th, rich-text dt { font-weight: bold }
        rich-text del, rich-text s { text-decoration: line-through }
        rich-text ins, rich-text u, rich-text a { text-decoration: underline }
        rich-text cite, rich-text address { font-style: italic }
        rich-text pre { white-space: pre }
        rich-text center, rich-text th { text-align: center }
        rich-text mark { background-color: #FF0; color: #000 }
        rich-text rt { font-size: 12px }
        rich-text table { display: table }
        rich-text thead, rich-text tbody, rich-text tfoot { display: table-row-group }
        rich-text tr { display: table-row }
        rich-text td, rich-text th { display: table-cell; padding-right: 8px; vertical-align: middle }
        rich-text caption { display: table-caption; text-align: center }
        """
}
