using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using System.Xml.Linq;

namespace CultivatedLand.Documents.Sources;

/// <summary>Zip package of XML parts. It never unpacks more bytes than the limit, whatever its directory claims.</summary>
internal sealed class BoundedPackage : IDisposable
{
    private const int MostParts = 10_000;
    private const int MostElements = 600_000;
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly string _name;
    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    public BoundedPackage(SourceFile file)
    {
        _name = file.Name;
        var bytes = MemoryMarshal.TryGetArray(file.Content, out var segment) ? segment : new ArraySegment<byte>(file.Content.ToArray());
        _archive = new ZipArchive(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), ZipArchiveMode.Read);
        if (_archive.Entries.Count > MostParts)
            throw new UnusableSourceException(SourceRefusals.NotThisPackage(_name));
        foreach (var entry in _archive.Entries)
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
    }

    public IEnumerable<string> Parts => _parts.Keys;

    public bool Has(string part) => _parts.ContainsKey(part);

    public XmlReader Open(string part, long limit) =>
        XmlReader.Create(
            new BoundedStream(_parts[part].Open(), limit, () => new UnusableSourceException(SourceRefusals.Swollen(_name, limit))),
            Settings
        );

    public XElement? Load(string part, long limit)
    {
        if (!Has(part))
            return null;
        CheckElements(part, limit);
        using var reader = Open(part, limit);
        return PlainXml.Load(reader, keepNamespaces: true);
    }

    /// <summary>
    /// Loads a part with the local names of its elements and attributes alone, so that transitional and strict documents read alike.
    /// Elements nested deeper than any program writes are left out: the tree of a hundred thousand levels would take minutes.
    /// </summary>
    public XElement? LoadPlain(string part, long limit)
    {
        if (!Has(part))
            return null;
        CheckElements(part, limit);
        using var reader = Open(part, limit);
        return PlainXml.Load(reader);
    }

    /// <summary>
    /// Refuses a part with too many elements.
    /// A tree of a few million empty elements takes a hundred times the memory of its text.
    /// </summary>
    private void CheckElements(string part, long limit)
    {
        using var reader = Open(part, limit);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && ++elements > MostElements)
                throw new UnusableSourceException(
                    SourceRefusals.Broken(
                        _name,
                        $"一个部件里有超过 {MostElements / 10_000} 万个元素",
                        $"a part of it holds more than {MostElements:0} elements"
                    )
                );
        }
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Stream that throws after a limit of bytes.</summary>
    private sealed class BoundedStream(Stream inner, long limit, Func<Exception> tooMuch) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int read)
        {
            _read += read;
            return _read <= limit ? read : throw tooMuch();
        }
    }
}
