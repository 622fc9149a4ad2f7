package io.fairlead.broken.avoiding;

import javax.swing.JFrame;

record Windowed(JFrame frame) {}
