using System.Net.Sockets;
using System.Text;

namespace Couree.Tests.Proofs;

/// <summary>Asked to leave (an upgrade, a reboot), the house finishes what it has begun and is gone within seconds.</summary>
public sealed class LeavingTests
{
    private const string Body = "Email=louise%40couree.example&Password=bonjour-lille";

    [Fact]
    public async Task Asked_to_leave_it_answers_who_has_begun_to_speak_and_does_not_wait_for_open_pages()
    {
        var folder = Directory.CreateTempSubdirectory("couree-leaving-").FullName;
        try
        {
            await using var server = ServerProcess.Start(folder, ServerProcess.FreePort(), environment: [("Couree__PasswordIterations", "1000")]);
            await server.Answers();
            using var louise = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
            louise.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            (await louise.PostAsync("/people/sign-in", new StringContent(Body, Encoding.ASCII, "application/x-www-form-urlencoded"))).StatusCode.ShouldBe(System.Net.HttpStatusCode.SeeOther);
            // A page that stays open, and listens.
            await using var stream = await louise.GetStreamAsync("/market/epi-commun/counter/live");
            using var heard = new StreamReader(stream);
            (await heard.ReadLineAsync() ?? "").ShouldContain("ready");
            // Somebody who is in the middle of a sentence.
            using var half = new TcpClient();
            await half.ConnectAsync(server.Address.Host, server.Address.Port);
            var speech = half.GetStream();
            await speech.WriteAsync(Encoding.ASCII.GetBytes($"POST /people/sign-in HTTP/1.1\r\nHost: {server.Address.Authority}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Body.Length}\r\n\r\n{Body[..10]}"));
            await Task.Delay(300);

            var leaving = server.Leave();
            await Task.Delay(500);
            await speech.WriteAsync(Encoding.ASCII.GetBytes(Body[10..]));
            using var answer = new StreamReader(speech);
            (await answer.ReadLineAsync()).ShouldBe("HTTP/1.1 303 See Other");
            (await heard.ReadToEndAsync()).ShouldNotBeNull();
            var (took, code) = await leaving;
            code.ShouldBe(0, server.Said);
            took.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
