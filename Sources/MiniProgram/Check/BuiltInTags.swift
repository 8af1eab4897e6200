/// The tags that the platform knows without registration.
enum BuiltInTags {
    private static let text = """
        ad ad-custom audio block button camera canvas channel-live channel-video checkbox checkbox-group \
        cover-image cover-view custom-wrapper double-tap-gesture-handler draggable-sheet editor editor-portal \
        force-press-gesture-handler form functional-page-navigator grid-builder grid-view \
        horizontal-drag-gesture-handler icon image import include input keyboard-accessory label list-builder \
        list-view live-player live-pusher long-press-gesture-handler map match-media movable-area movable-view \
        native-component navigation-bar navigator nested-scroll-body nested-scroll-header official-account \
        official-account-publish open-container open-data open-data-item open-data-list page page-container \
        page-meta pan-gesture-handler picker picker-view picker-view-column progress radio radio-group rich-text \
        root-portal scale-gesture-handler scroll-view selection share-element slider slot snapshot span \
        span-text-input sticky-header sticky-section store-coupon store-gift store-home store-product swiper \
        swiper-item switch tap-gesture-handler template text textarea vertical-drag-gesture-handler video view \
        voip-room web-view wxs xr-scene
        """

    /// Their names.
    static let names = Set(text.split(separator: " ").map(String.init))
}
