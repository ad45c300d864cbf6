using CultivatedLand.Application.Tables;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Local.Hosting;

/// <summary>Reader of a file named on the command line. A file that cannot be read gives the reason instead.</summary>
public static class InputFile
{
    public static LoadResult<SourceFile> Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var file = new FileInfo(path);
            if (Directory.Exists(path))
                return LoadResult.Failed<SourceFile>(new($"{path}是文件夹；请指定一个文件。", $"{path} is a folder; name a file."));
            if (!file.Exists)
                return LoadResult.Failed<SourceFile>(new($"找不到文件{path}；请核对路径。", $"There is no file {path}; check the path."));
            return file.Length > SourceReader.LargestFile
                ? LoadResult.Failed<SourceFile>(
                    new(
                        $"{path}有{file.Length >> 20} MB，超过上限{SourceReader.LargestFile >> 20} MB；请拆分，或去掉图片后再试。",
                        $"{path} has {file.Length >> 20} MB, more than the limit of {SourceReader.LargestFile >> 20} MB; "
                            + "split it or take out the pictures."
                    )
                )
                : new LoadResult<SourceFile>.Ok(new SourceFile(name, File.ReadAllBytes(path)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return LoadResult.Failed<SourceFile>(new($"无法读取{path}：{problem.Message}", $"{path} cannot be read: {problem.Message}"));
        }
    }
}
