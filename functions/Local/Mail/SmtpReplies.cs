using System.Globalization;
using System.Text;

namespace CultivatedLand.Local.Mail;

/// <summary>Reads a mail server's replies: a code of three figures and words, on one line or several.</summary>
internal sealed class SmtpReplies(Stream stream)
{
    /// <summary>No honest server says more.</summary>
    private const int LongestLine = 4096;

    private const int MostLines = 200;

    private readonly byte[] buffer = new byte[1024];
    private int at;
    private int end;

    /// <summary>Something has arrived that was not asked for yet.</summary>
    public bool HasMore => at < end;

    /// <exception cref="IOException">The connection ended, or what came is no reply.</exception>
    public async Task<(int Code, IReadOnlyList<string> Lines)> Next(CancellationToken cancel)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await Line(cancel);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)) break;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-') return (code, lines);
        }

        throw new IOException("What the server said is no reply of SMTP.");
    }

    private async Task<string> Line(CancellationToken cancel)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (!HasMore) await Fill(cancel);
            var next = (char)buffer[at++];
            if (next == '\n') return line.ToString().TrimEnd('\r');
            line.Append(next);
        }

        throw new IOException("The server's line does not end.");
    }

    private async Task Fill(CancellationToken cancel)
    {
        (at, end) = (0, await stream.ReadAsync(buffer, cancel));
        if (end == 0) throw new IOException("The server closed the connection.");
    }
}
