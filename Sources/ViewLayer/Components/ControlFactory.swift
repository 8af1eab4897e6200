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
        case "scroll-view": ScrollViewComponent(node, in: page)
        case "navigator": NavigatorComponent(node, in: page)
        case "icon": IconComponent(node, in: page)
        case "image", "cover-image", "video", "map", "camera", "canvas", "live-player", "web-view":
            PlaceholderComponent(node, in: page)
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
