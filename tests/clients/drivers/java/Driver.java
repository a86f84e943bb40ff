import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Drives java.net.http: jobs in, outcomes out, a line each. */
public class Driver {
    public static void main(String[] arguments) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        HttpClient client =
            HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .sslContext(context)
                .build();
        System.out.println("{\"version\":\"Java " + Runtime.version() + ", Redirect.NORMAL\"}");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                HttpResponse<Void> answer = send(client, line);
                System.out.println(
                    "{\"outcome\":\"response\",\"status\":" + answer.statusCode()
                        + ",\"url\":\"" + answer.uri() + "\"}");
            } catch (Throwable error) {
                System.out.println("{\"outcome\":\"error\"}");
            }
        }
    }

    static HttpResponse<Void> send(HttpClient client, String line) throws Exception {
        String body = member(line, "body");
        HttpRequest.BodyPublisher content =
            body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest.Builder request =
            HttpRequest.newBuilder(URI.create(member(line, "url")))
                .timeout(Duration.ofSeconds(5))
                .method(member(line, "method"), content);
        List<String> fields = strings(line.substring(line.indexOf("\"headers\":") + 10));
        for (int at = 0; at + 1 < fields.size(); at += 2) {
            request.header(fields.get(at), fields.get(at + 1));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    /** The text of a member; jobs hold no escapes. */
    static String member(String line, String name) {
        int start = line.indexOf("\"" + name + "\":") + name.length() + 3;
        if (line.startsWith("null", start)) {
            return null;
        }
        return line.substring(start + 1, line.indexOf('"', start + 1));
    }

    /** The strings of an array of arrays. */
    static List<String> strings(String text) {
        List<String> found = new ArrayList<>();
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == '"') {
                int end = text.indexOf('"', at + 1);
                found.add(text.substring(at + 1, end));
                at = end;
            }
            if (depth == 0) {
                break;
            }
        }
        return found;
    }

    /** The server of the test has no certificate that anyone would know. */
    static class Trusting implements X509TrustManager {
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
