/// Which tags have a behaviour of their own.
@MainActor
enum ControlFactory {
    /// The control of an element; nil for plain boxes and unknown tags.
    static func make(_ node: RenderNode, in page: PageView) -> Control? {
        switch node.tag {
        case "view", "text", "page", "block": nil
        case "button": ButtonComponent(node, in: page)
        case "input": InputComponent(node, in: page)
        case "textarea": TextareaComponent(node, in: page)
        case "editor": EditorComponent(node, in: page)
        case "scroll-view": ScrollViewComponent(node, in: page)
        case "swiper": SwiperComponent(node, in: page)
        case "navigator": NavigatorComponent(node, in: page)
        case "icon": IconComponent(node, in: page)
        case "image", "cover-image": ImageComponent(node, in: page)
        case "video", "map", "camera", "live-player", "live-pusher", "web-view", "audio", "channel-video",
            "channel-live", "store-home", "store-product", "store-gift", "store-coupon", "voip-room", "xr-frame":
            DeviceComponent(node, in: page)
        case "canvas": CanvasComponent(node, in: page)
        case "movable-area": MovableAreaComponent(node, in: page)
        case "movable-view": MovableViewComponent(node, in: page)
        case "keyboard-accessory": KeyboardAccessoryComponent(node, in: page)
        case "page-container": PageContainerComponent(node, in: page)
        case "match-media": MatchMediaComponent(node, in: page)
        case "sticky-header", "sticky-section", "grid-view", "grid-builder", "list-view", "list-builder":
            StyledContainer(node, in: page)
        case "page-meta": PageMetaComponent(node, in: page)
        case "navigation-bar": NavigationBarComponent(node, in: page)
        case "open-data": OpenDataComponent(node, in: page)
        case "ad", "ad-custom", "official-account": AbsentComponent(node, in: page)
        case "checkbox": CheckboxComponent(node, in: page)
        case "checkbox-group": CheckboxGroupComponent(node, in: page)
        case "radio": RadioComponent(node, in: page)
        case "radio-group": RadioGroupComponent(node, in: page)
        case "switch": SwitchComponent(node, in: page)
        case "form": FormComponent(node, in: page)
        case "label": LabelComponent(node, in: page)
        case "slider": SliderComponent(node, in: page)
        case "progress": ProgressComponent(node, in: page)
        case "rich-text": RichTextComponent(node, in: page)
        case "picker": PickerComponent(node, in: page)
        case "picker-view": PickerViewComponent(node, in: page)
        case "picker-view-column": PickerViewColumnComponent(node, in: page)
        default: nil
        }
    }
}
