using System.Diagnostics;
using System.Globalization;

namespace CultivatedLand.Local.Terminals;

/// <summary>
/// Progress bar on the error stream, for work that takes longer than a moment. It prints nothing if no person is looking.
/// </summary>
public sealed class ProgressBar(Terminal terminal, string what) : IDisposable
{
    private const int Width = 30;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(400);

    private readonly long _began = Stopwatch.GetTimestamp();
    private int _shown = -1;

    public void Report(int done, int all)
    {
        if (!terminal.ShowsProgress || all == 0 || Stopwatch.GetElapsedTime(_began) < Moment)
            return;
        var percent = (int)(100L * done / all);
        if (percent == _shown)
            return;

        _shown = percent;
        var filled = Width * percent / 100;
        terminal.Error.Write($"\r{what} [{new string('█', filled)}{new string('·', Width - filled)}] {Padded(percent)} %");
    }

    public void Dispose()
    {
        if (_shown >= 0)
            terminal.Error.Write($"\r{new string(' ', Width + 2 * what.Length + 10)}\r");
    }

    private static string Padded(int number) => number.ToString(CultureInfo.InvariantCulture).PadLeft(3);
}
