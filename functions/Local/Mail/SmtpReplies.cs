using System.Globalization;
using System.Text;

namespace CultivatedLand.Local.Mail;

/// <summary>Reader of a mail server's replies. A reply has a code of three digits and a text, on one line or several.</summary>
internal sealed class SmtpReplies(Stream stream)
{
    /// <summary>Longest line accepted. No honest server sends a longer one.</summary>
    private const int LongestLine = 4096;

    private const int MostLines = 200;

    private readonly byte[] _buffer = new byte[1024];
    private int _at;
    private int _end;

    /// <summary>Whether bytes have arrived that nobody has asked for yet.</summary>
    public bool HasMore => _at < _end;

    /// <exception cref="IOException">The connection ended, or the received text is no reply.</exception>
    public async Task<(int Code, IReadOnlyList<string> Lines)> Next(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        while (lines.Count < MostLines)
        {
            var line = await Line(cancellationToken);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                break;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
                return (code, lines);
        }

        throw new IOException("What the server said is no reply of SMTP.");
    }

    private async Task<string> Line(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (!HasMore)
                await Fill(cancellationToken);
            var next = (char)_buffer[_at++];
            if (next == '\n')
                return line.ToString().TrimEnd('\r');
            line.Append(next);
        }

        throw new IOException("The server's line does not end.");
    }

    private async Task Fill(CancellationToken cancellationToken)
    {
        (_at, _end) = (0, await stream.ReadAsync(_buffer, cancellationToken));
        if (_end == 0)
            throw new IOException("The server closed the connection.");
    }
}
