package dev.lava.image.bake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.security.KeyStore;
import java.security.Security;
import java.util.List;
import javax.imageio.ImageIO;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Runs inside an image and says what a function would find there. */
final class Probe {
  private Probe() {}

  public static void main(String[] arguments) throws Exception {
    for (String property :
        List.of("java.specification.version", "java.home", "file.encoding", "sun.jnu.encoding")) {
      System.out.println(property + "=" + System.getProperty(property));
    }
    System.out.println("euro=\u20ac");
    System.out.println("anchors=" + anchors());
    System.out.println("image=" + writesJpeg());
    System.out.println("line numbers=" + lineNumbers());
    System.out.println(
        "unknown names stay for=" + Security.getProperty("networkaddress.cache.negative.ttl"));
  }

  private static int anchors() throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init((@Nullable KeyStore) null);
    return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers().length;
  }

  private static boolean writesJpeg() throws Exception {
    return ImageIO.write(
        new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "jpg", new ByteArrayOutputStream());
  }

  private static boolean lineNumbers() throws Exception {
    try (FileInputStream in = new FileInputStream("/no/such/file")) {
      throw new IllegalStateException("opened " + in);
    } catch (FileNotFoundException e) {
      return e.getStackTrace()[1].getLineNumber() > 0;
    }
  }
}
