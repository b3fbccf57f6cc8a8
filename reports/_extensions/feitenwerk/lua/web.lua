-- How the blocks of the house look in HTML.

return function(h)
  local M = {}
  local esc = h.hulp.escape_html

  local function html(text)
    return h.hulp.raw("html", text)
  end

  -- As an image and not as elements of the page: whatever stands in it, it stays a picture.
  function M.logo(path, alt)
    local kind = path:lower():match("%.png$") and "image/png" or "image/svg+xml"
    local data = h.hulp.base64(h.hulp.read_file(path))
    return html(('<p class="beeldmerk"><img src="data:%s;base64,%s" alt="%s"></p>'):format(kind, data, esc(alt)))
  end

  -- Every id of a picture gets the figure's name in front: two pictures on one page never share one.
  local function own_ids(svg, prefix)
    local known = {}
    for id in svg:gmatch('[%s]id="([^"]+)"') do
      known[id] = prefix .. "-" .. id
    end
    svg = svg:gsub('([%s]id=")([^"]+)"', function(before, id)
      return before .. known[id] .. '"'
    end)
    svg = svg:gsub("url%(['\"]?#([^)'\"]+)['\"]?%)", function(id)
      return "url(#" .. (known[id] or id) .. ")"
    end)
    return (svg:gsub('(href=")#([^"]+)"', function(before, id)
      return before .. "#" .. (known[id] or id) .. '"'
    end))
  end

  local function size_of(attributes)
    local width = attributes:match('%swidth="([%d.]+)')
    local height = attributes:match('%sheight="([%d.]+)')
    if attributes:match("viewBox=") or not (width and height) then
      return ""
    end
    return (' viewBox="0 0 %s %s"'):format(width, height)
  end

  -- One drawing of a figure; `form` is "breed", or "smal" for the drawing that phones show.
  local function inline_svg(figure, src, form)
    local svg = h.hulp.read_file(src)
    svg = svg:gsub("<%?xml.-%?>", ""):gsub("<!DOCTYPE.->", ""):gsub("<!%-%-.-%-%->", "")
    local attributes, body = svg:match("<svg(.-)>(.*)$")
    if not body then
      h.hulp.stop(figure.src, "De afbeelding ‘" .. src .. "’ is geen SVG.", "Maak de figuren opnieuw.")
    end
    local viewbox = size_of(attributes)
    local natural = attributes:match('%swidth="([%d.]+)') or attributes:match('viewBox="[%d.-]+ [%d.-]+ ([%d.]+)')
    attributes = attributes:gsub('%swidth="[^"]*"', ""):gsub('%sheight="[^"]*"', "")
    attributes = attributes:gsub('%srole="[^"]*"', ""):gsub('%saria%-label="[^"]*"', ""):gsub('%sclass="[^"]*"', "")
    local facts = figure.facts and (' data-feiten-alt="%s"'):format(esc(figure.facts)) or ""
    local style = natural and (' style="max-width:%gpx"'):format(math.max(tonumber(natural), 320)) or ""
    local opening = ('<svg class="%s" role="img" aria-label="%s"%s%s%s%s>'):format(form, esc(figure.alt), facts, viewbox, attributes, style)
    return own_ids(opening .. body, form == "smal" and figure.id .. "-smal" or figure.id)
  end

  function M.figuur(figure)
    local facts = figure.facts and (' data-feiten-alt="%s"'):format(esc(figure.facts)) or ""
    local list = pandoc.Blocks({})
    list:insert(html(('<figure id="%s" class="figuur"%s>\n<figcaption>'):format(figure.id, facts)))
    local title = pandoc.Inlines({
      pandoc.Span(figure.target.label .. ".", pandoc.Attr("", { "nummer" })), pandoc.Space(),
    })
    title:extend(figure.title)
    list:insert(pandoc.Div(pandoc.Plain(title), pandoc.Attr("", { "figuurtitel" })))
    if figure.subtitle then
      list:insert(pandoc.Div(pandoc.Plain(figure.subtitle), pandoc.Attr("", { "ondertitel" })))
    end
    local narrow = figure.src:gsub("%.svg$", ".smal.svg")
    if narrow ~= figure.src and h.hulp.read_file(narrow) then
      list:insert(html('</figcaption>\n<div class="beeld twee">'))
      list:insert(html(inline_svg(figure, figure.src, "breed")))
      list:insert(html(inline_svg(figure, narrow, "smal")))
    else
      list:insert(html('</figcaption>\n<div class="beeld" tabindex="0" role="group" aria-label="Figuur, schuif opzij om alles te zien">'))
      list:insert(html(inline_svg(figure, figure.src, "breed")))
    end
    list:insert(html("</div>"))
    if figure.source then
      list:insert(pandoc.Div(pandoc.Plain(figure.source), pandoc.Attr("", { "bron" })))
    end
    list:extend(h.blokken.shape_only(figure.rest))
    list:insert(html("</figure>"))
    return list
  end

  -- `file` is the link that saves the table, made before its cells were joined.
  function M.tabel(tbl, target, caption, identifier, _, file)
    local list = pandoc.Blocks({})
    local id = identifier ~= "" and (' id="%s"'):format(identifier) or ""
    list:insert(html(('<div class="tabelblok"%s>'):format(id)))
    if target then
      local title = pandoc.Inlines({ pandoc.Span(target.label .. ".", pandoc.Attr("", { "nummer" })), pandoc.Space() })
      title:extend(caption)
      tbl.caption = { long = { pandoc.Plain(title) } }
    end
    list:insert(html('<div class="tabelkader" role="group" aria-label="Tabel, schuif opzij om alles te zien" tabindex="0">'))
    list:insert(tbl)
    list:insert(html("</div>"))
    if file then
      list:insert(html('<p class="cijferbestand">' .. file .. "</p>"))
    end
    list:insert(html("</div>"))
    return list
  end

  function M.cijfertabel(block, shape)
    return h.hulp.wrap("html",
      '<details class="cijfertabel">\n<summary>Bekijk de cijfers als tabel</summary>',
      shape(block.content), "</details>")
  end

  local function plain(block, shape)
    block.content = shape(block.content)
    return { block }
  end

  -- With a figure that shows the same names, the list is one click away.
  function M.partners(block, shape)
    if not h.figuur.inside then
      return plain(block, shape)
    end
    return h.hulp.wrap("html", '<details class="cijfertabel">\n<summary>Bekijk de namen als lijst</summary>',
      plain(block, shape), "</details>")
  end

  M.kerncijfers, M.kerncijfer, M.citaat, M.noot = plain, plain, plain, plain
  M.kaarten, M.kaart = plain, plain

  -- A name of a sort, with its icon if it asks for one.
  function M.span(span)
    local icon = h.hulp.has(span, "label") and h.iconen.read(span.attributes.icoon)
    if not icon then
      return span
    end
    span.attributes.icoon = nil
    span.classes:insert("met-icoon")
    span.content:insert(1, pandoc.RawInline("html",
      (icon:gsub("<svg ", '<svg class="icoon" aria-hidden="true" focusable="false" '))))
    return span
  end

  return M
end
