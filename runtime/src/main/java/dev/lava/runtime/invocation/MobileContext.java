package dev.lava.runtime.invocation;

import com.amazonaws.services.lambda.runtime.Client;
import com.amazonaws.services.lambda.runtime.ClientContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What AWS's Mobile SDK sends along: the app, and two maps of the caller's own. */
record MobileContext(
    @Nullable Client client,
    @Nullable Map<String, String> custom,
    @Nullable Map<String, String> environment)
    implements ClientContext {
  static @Nullable ClientContext parse(String json) {
    Map<?, ?> document = JsonHeader.object(json);
    if (document == null) {
      return null;
    }
    Map<?, ?> app = JsonHeader.member(document, "client");
    return new MobileContext(
        app == null ? null : App.of(app),
        JsonHeader.texts(document, "custom"),
        JsonHeader.texts(document, "env"));
  }

  @Override
  public @Nullable Client getClient() {
    return client;
  }

  @Override
  public @Nullable Map<String, String> getCustom() {
    return custom;
  }

  @Override
  public @Nullable Map<String, String> getEnvironment() {
    return environment;
  }

  /** The app that called. */
  private record App(
      @Nullable String installationId,
      @Nullable String title,
      @Nullable String versionName,
      @Nullable String versionCode,
      @Nullable String packageName)
      implements Client {
    static App of(Map<?, ?> app) {
      return new App(
          JsonHeader.text(app, "installation_id"),
          JsonHeader.text(app, "app_title"),
          JsonHeader.text(app, "app_version_name"),
          JsonHeader.text(app, "app_version_code"),
          JsonHeader.text(app, "app_package_name"));
    }

    @Override
    public @Nullable String getInstallationId() {
      return installationId;
    }

    @Override
    public @Nullable String getAppTitle() {
      return title;
    }

    @Override
    public @Nullable String getAppVersionName() {
      return versionName;
    }

    @Override
    public @Nullable String getAppVersionCode() {
      return versionCode;
    }

    @Override
    public @Nullable String getAppPackageName() {
      return packageName;
    }
  }
}
