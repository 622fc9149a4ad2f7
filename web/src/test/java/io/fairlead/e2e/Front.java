package io.fairlead.e2e;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One address before several platforms, as a balancer gives it: every connection goes to the first
 * that takes it.
 */
final class Front implements AutoCloseable {

  private final ServerSocket door;
  private final List<Integer> ports;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Front(ServerSocket door, List<Integer> ports) {
    this.door = door;
    this.ports = ports;
  }

  static Front of(Integer... ports) throws IOException {
    Front front =
        new Front(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), List.of(ports));
    Thread.ofVirtual().name("front").start(front::accept);
    return front;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  void signIn(Page page, String name, String password) {
    page.navigate(url() + "/login");
    page.fill("input[name=username]", name);
    page.fill("input[name=password]", password);
    page.keyboard().press("Enter");
    page.locator(".frame").waitFor();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket browser = door.accept();
        Thread.ofVirtual().start(() -> relay(browser));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void relay(Socket browser) {
    for (int port : ports) {
      try {
        Socket platform = new Socket(InetAddress.getLoopbackAddress(), port);
        Thread.ofVirtual().start(() -> pump(browser, platform));
        pump(platform, browser);
        return;
      } catch (IOException refused) {
        open.remove(browser); // the next one may take it
      }
    }
    close(browser);
  }

  private void pump(Socket from, Socket to) {
    open.addAll(List.of(from, to));
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      open.remove(from);
    } finally {
      close(from);
      close(to);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    List.copyOf(open).forEach(this::close);
  }
}
