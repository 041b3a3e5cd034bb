using System.Net;
using System.Text.RegularExpressions;

namespace Couree.Tests.Proofs;

/// <summary>What the real server writes to its logs while people sign up, mistype, forget and order: nothing about them.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Nothing_personal_and_no_secret_is_ever_logged()
    {
        var folder = Directory.CreateTempSubdirectory("couree-log-").FullName;
        try
        {
            await using var server = ServerProcess.Start(folder, ServerProcess.FreePort());
            await server.Answers();
            // The demo announces its invented people once, on purpose; what is said after that is about whoever comes.
            for (var wait = 0; wait < 200 && !server.Said.Contains("Ctrl+C closes the doors"); wait++) await Task.Delay(50);
            var announced = server.Said.Length;
            var cookies = new CookieContainer();
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = server.Address };
            http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            http.DefaultRequestHeaders.Add("Accept", "text/html");
            Task<HttpResponseMessage> Post(string path, params (string, string)[] fields) => http.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Item1, f.Item2))));
            await Post("/people/sign-up", ("Name", "Zoé Quelquun"), ("Email", "zoe.quelquun@couree.example"), ("Password", "un-secret-bien-long"));
            await Post("/people/sign-in", ("Email", "louise@couree.example"), ("Password", "pas-le-bon-secret"));
            await Post("/people/reset", ("Email", "louise@couree.example"));
            (await Post("/people/sign-in", ("Email", "louise@couree.example"), ("Password", "bonjour-lille"))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            var shopper = new ApiShopper(http, new Random(1), CancellationToken.None);
            var placed = (await shopper.Order("Zoé Quelquun", "zoe.commande@couree.example", "0698765432")).ShouldNotBeNull(shopper.Why);
            await http.GetAsync("/market/orders/" + placed.Token);
            await http.GetAsync("/people/confirm?key=cle-tres-secrete");
            await http.GetAsync("/t/jeton-tres-secret");
            await http.GetAsync("/places/addresses/suggest?q=41+rue+des+Postes");
            // Mails go out after the answers: their links are secrets too.
            var mails = Path.Combine(folder, "mail");
            for (var wait = 0; wait < 100 && (!Directory.Exists(mails) || Directory.GetFiles(mails).Length < 2); wait++) await Task.Delay(100);
            var keys = Directory.GetFiles(mails).SelectMany(f => Regex.Matches(File.ReadAllText(f), "key=([A-Za-z0-9_-]{16,})").Select(m => m.Groups[1].Value)).ToList();
            keys.ShouldNotBeEmpty();

            server.Said.ShouldContain("Now listening");
            server.Said.ShouldContain("Ctrl+C closes the doors");
            var said = server.Said[announced..];
            string[] secrets = ["zoe", "Zoé", "Quelquun", "louise", "Vermeersch", "@couree.example", "0698765432", "un-secret", "pas-le-bon-secret", "bonjour-lille", "tres-secret", "rue+des+Postes", "rue des Postes", placed.Token,
                .. cookies.GetAllCookies().Where(c => c.Value.Length > 8).Select(c => c.Value), .. keys];
            foreach (var secret in secrets) said.ShouldNotContain(secret, Case.Insensitive);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
