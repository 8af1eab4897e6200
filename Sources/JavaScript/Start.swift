// The room starts here.
