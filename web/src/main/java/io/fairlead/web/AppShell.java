package io.fairlead.web;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import io.fairlead.web.ui.asset.Assets;

/** What all pages share: the theme, the title and the open connection that moves them. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://fairlead/fairlead.css") // Vaadin adds its digest
public class AppShell implements AppShellConfigurator {

  private static final long serialVersionUID = 1;

  @Override
  public void configurePage(AppShellSettings settings) {
    settings.setPageTitle("Fairlead");
    settings.addFavIcon("icon", Assets.path("icon.svg"), "any");
    // So that the first chart doesn't wait for the page before it asks for its code.
    settings.addLink("modulepreload", Assets.path("chart.js"));
    settings.addLink("modulepreload", "_static/echarts/6.0.0/dist/echarts.esm.min.mjs");
    settings.addMetaTag("color-scheme", "light dark");
  }
}
